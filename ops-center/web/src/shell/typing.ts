import { onScopeDispose } from 'vue'
import { useOnTheWay } from './destination'

const REST_MS = 250

/** Hears what is typed into a filter once the fingers rest, unless the page is being left by then. */
export function useTyping(hear: (value: string) => void): (event: Event) => void {
  const onTheWay = useOnTheWay()
  let resting: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => { clearTimeout(resting) })
  return (event) => {
    const { value } = event.target as HTMLInputElement
    clearTimeout(resting)
    resting = setTimeout(() => { if (!onTheWay()) hear(value) }, REST_MS)
  }
}
