import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { Domain } from '@/api/common'
import { listCases } from '@/api/cases'
import { listDevices } from '@/api/devices'
import { useCatalogue, useNames } from '@/devices/catalogue'
import { useFormat } from '@/i18n/format'
import { toHash } from '@/map/viewState'
import { useSession } from '@/session/store'
import { parseCoordinates } from './coordinates'

export interface SearchResult {
  key: string
  kind: 'device' | 'district' | 'place' | 'case'
  domain: Domain | null
  name: string
  detail: string
  to: RouteLocationRaw
}

const TYPING_MS = 200
const DEVICES = 8
const CASES = 4

/** Devices, cases, districts and coordinates that match what was typed. */
export function useSearch(query: Ref<string>) {
  const catalogue = useCatalogue()
  const names = useNames()
  const session = useSession()
  const format = useFormat()
  const results = shallowRef<SearchResult[]>([])
  const busy = ref(false)
  /** Devices and cases could not be asked for. */
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | null = null

  function local(text: string): SearchResult[] {
    const point = parseCoordinates(text)
    const place: SearchResult[] = point === null ? [] : [{
      key: 'place', kind: 'place', domain: null, name: point.join(', '), detail: '',
      to: { name: 'map', hash: toHash({ zoom: 15, centre: point }) },
    }]
    const wanted = text.toLowerCase()
    const districts = (catalogue.districts?.features ?? []).map(({ properties }) => properties)
      .filter(({ adcode, name }) => [adcode, name, names.district(adcode)].some((x) => x.toLowerCase().includes(wanted)))
      .slice(0, 4)
      .map(({ adcode, centre }): SearchResult => ({
        key: adcode, kind: 'district', domain: null, name: names.district(adcode), detail: adcode,
        to: { name: 'map', hash: toHash({ zoom: 11, centre }) },
      }))
    return [...place, ...districts]
  }

  async function findDevices(q: string, signal: AbortSignal): Promise<SearchResult[]> {
    const { items } = await listDevices({ q, size: DEVICES }, signal)
    return items.map((device) => ({
      key: device.id, kind: 'device', domain: device.domain, name: names.device(device),
      detail: `${names.district(device.adcode)} · ${device.id}`,
      to: { name: 'device', params: { id: device.id } },
    }))
  }

  async function findCases(q: string, signal: AbortSignal): Promise<SearchResult[]> {
    if (!session.may('cases')) return []
    const { items } = await listCases({ q, size: CASES }, signal)
    return items.map(({ number, matter, description }) => ({
      key: number, kind: 'case', domain: null, name: `${format.text(matter.name)} · ${number}`, detail: description,
      to: { name: 'case', params: { number } },
    }))
  }

  async function search(text: string): Promise<void> {
    running?.abort()
    const request = new AbortController()
    running = request
    results.value = local(text)
    busy.value = true
    try {
      const found = await Promise.all([findCases(text, request.signal), findDevices(text, request.signal)])
      results.value = [...local(text), ...found.flat()]
      failed.value = false
    } catch {
      // Districts and coordinates are found without the hub.
      if (!request.signal.aborted) failed.value = true
    }
    if (running === request) busy.value = false
  }

  watch(query, (text) => {
    clearTimeout(timer)
    const trimmed = text.trim()
    if (trimmed === '') results.value = []
    else timer = setTimeout(() => void search(trimmed), TYPING_MS)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })

  return { results, busy, failed }
}
