import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { i18n } from '.'
import en from './en.json'
import zh from './zh-CN.json'

interface Catalogue {
  [key: string]: string | Catalogue
}

function flatten(catalogue: Catalogue, prefix = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`))
}

const chinese = new Map(flatten(zh))
const english = new Map(flatten(en))
const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

const SOURCES = join(import.meta.dirname, '..')
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(vue|ts)$/.test(path) && !/(\.test|testing)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(SOURCES, path), 'utf8') }))

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have the same placeholders', () => {
    for (const [key, text] of chinese) expect(placeholders(english.get(key)), key).toEqual(placeholders(text))
  })

  it('have texts that can all be shown: some signs mean something to the library', () => {
    const { t, locale } = i18n.global
    for (const language of ['zh-CN', 'en'] as const) {
      locale.value = language
      for (const key of chinese.keys()) expect(() => t(key), `${key} in ${language}`).not.toThrow()
    }
    locale.value = 'zh-CN'
  })

  it('have no empty text, and no Chinese on English pages', () => {
    for (const [key, text] of [...english, ...chinese]) expect(text.trim(), key).not.toBe('')
    for (const [key, text] of english) {
      if (key !== 'look.otherLanguage') expect(text, key).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('have texts that can be shown: no character of them is taken for syntax', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      i18n.global.locale.value = language
      for (const key of chinese.keys()) expect(() => i18n.global.t(key), key).not.toThrow()
    }
  })

  it('have a word for every quality flag of the contract', () => {
    const schema = readFileSync(join(SOURCES, '../../../docs/contracts/schemas/observation-message.schema.json'), 'utf8')
    const flags = /"enum": \[([^\]]*"N"[^\]]*)\]/.exec(schema)?.[1]?.match(/[A-Z]/g)?.filter((flag) => flag !== 'N')
    expect(Object.keys(zh.quality)).toEqual(flags)
  })

  it('have no text that no page shows', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const whole = new Set([...all.matchAll(/'([\w.-]+)'/g)].map(([, key = '']) => key))
    const beginnings = [...all.matchAll(/`([\w.-]+\.[\w-]*)\$\{/g)].map(([, start = '']) => start)
    const unused = [...chinese.keys()].filter((key) => !whole.has(key) && !beginnings.some((start) => key.startsWith(start)))
    expect(unused).toEqual([])
  })

  it('have every key that a page names', () => {
    for (const { path, text } of sources) {
      for (const [, key = ''] of text.matchAll(/\bt\('([\w.-]+)'/g)) expect(chinese.has(key), `${key} in ${path}`).toBe(true)
    }
  })

  it('hold every text: no page has Chinese of its own', () => {
    for (const { path, text } of sources) expect(text, path).not.toMatch(/\p{Script=Han}/u)
  })
})
