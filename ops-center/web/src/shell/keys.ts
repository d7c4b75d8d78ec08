import { onBeforeUnmount, onMounted } from 'vue'

/** Whether a key was pressed alone and not to write something: only then may it be a command. */
export function isCommand(event: KeyboardEvent): boolean {
  const writing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
  return !writing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
}

/** Calls back when a key is pressed anywhere on the page, except while somebody writes. */
export function useKey(key: string, handler: () => void): void {
  function onKey(event: KeyboardEvent): void {
    if (event.key !== key || event.defaultPrevented || !isCommand(event)) return
    event.preventDefault()
    handler()
  }
  onMounted(() => { document.addEventListener('keydown', onKey) })
  onBeforeUnmount(() => { document.removeEventListener('keydown', onKey) })
}
