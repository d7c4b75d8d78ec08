import { createI18n } from 'vue-i18n'
import en from './en.json'
import zh from './zh-CN.json'

export type Language = 'zh-CN' | 'en'

/** Chinese first; both catalogues are small and loaded at once, so that switching is immediate. */
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en },
})
