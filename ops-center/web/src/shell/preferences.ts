import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { i18n, type Language } from '@/i18n'

export type Theme = 'dark' | 'light'

function read<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const stored = localStorage.getItem(key)
  return allowed.find((value) => value === stored) ?? otherwise
}

/** Theme and language of this person on this machine. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(read('chengyun.theme', ['dark', 'light'], 'dark'))
  const language = ref<Language>(read('chengyun.language', ['zh-CN', 'en'], 'zh-CN'))

  // Synchronous: whoever redraws because of a new theme must already find its colours on the page.
  watchEffect(() => {
    localStorage.setItem('chengyun.theme', theme.value)
    document.documentElement.dataset.theme = theme.value
  }, { flush: 'sync' })

  watchEffect(() => {
    localStorage.setItem('chengyun.language', language.value)
    document.documentElement.lang = language.value
    i18n.global.locale.value = language.value
  }, { flush: 'sync' })

  return { theme, language }
})
