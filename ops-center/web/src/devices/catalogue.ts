import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { type DeviceType, type Districts, listDeviceTypes, listDistricts, type Property } from '@/api/catalogue'
import { type ApiError, asApiError } from '@/api/problem'
import { useFormat } from '@/i18n/format'

/** What there is to know before any device speaks: kinds, their properties, districts. */
export const useCatalogue = defineStore('catalogue', () => {
  const types = shallowRef<DeviceType[]>([])
  const districts = shallowRef<Districts | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const byKind = computed(() => new Map(types.value.map((type) => [type.kind, type])))

  async function load(): Promise<void> {
    try {
      const [kinds, areas] = await Promise.all([listDeviceTypes(), listDistricts()])
      types.value = kinds
      districts.value = areas
      error.value = null
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  function property(kind: string, code: string | null): Property | undefined {
    return byKind.value.get(kind)?.properties.find((candidate) => candidate.code === code)
  }

  return { types, districts, error, byKind, property, load }
})

/** Names for people, in the language of the page. */
export function useNames() {
  const catalogue = useCatalogue()
  const { text } = useFormat()
  const { locale, t, te } = useI18n()

  function district(adcode: string | null): string {
    if (adcode && te(`district.${adcode}`)) return t(`district.${adcode}`)
    const found = catalogue.districts?.features.find((feature) => feature.properties.adcode === adcode)
    return found?.properties.name ?? adcode ?? '–'
  }

  function kind(code: string): string {
    const type = catalogue.byKind.get(code)
    return type ? text(type.name) : code
  }

  function property(kindCode: string, code: string | null): string {
    const found = catalogue.property(kindCode, code)
    return found ? text(found.name) : (code ?? '–')
  }

  /** The registered name; a Chinese one is replaced by kind and id where the page speaks English. */
  function device(device: { id: string; name: string; kind: string }): string {
    const foreign = locale.value === 'en' && /\p{Script=Han}/u.test(device.name)
    if (!foreign) return device.name
    const number = device.id.startsWith(`${device.kind}-`) ? device.id.slice(device.kind.length + 1) : device.id
    return `${kind(device.kind)} ${number}`
  }

  return { district, kind, property, device }
}
