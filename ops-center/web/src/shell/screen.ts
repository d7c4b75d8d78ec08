import { onScopeDispose, type Ref, ref } from 'vue'

/** Whether this is a phone: panels become a bottom sheet there. */
export function useSmallScreen(): Ref<boolean> {
  const query = matchMedia('(width <= 640px)')
  const small = ref(query.matches)
  const listen = () => {
    small.value = query.matches
  }
  query.addEventListener('change', listen)
  onScopeDispose(() => { query.removeEventListener('change', listen) })
  return small
}
