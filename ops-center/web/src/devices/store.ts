import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef } from 'vue'
import { DOMAINS, type Domain } from '@/api/common'
import { listMapDevices } from '@/api/devices'
import { type ApiError, asApiError } from '@/api/problem'
import type { LiveDevice } from '@/live/messages'
import { useLive } from '@/live/store'
import { Fleet, toMapDevices } from './fleet'

export interface DomainCount {
  domain: Domain
  total: number
  /** Devices with an open alert. */
  alerting: number
  /** Devices that are silent, in maintenance or were never heard. */
  unheard: number
}

const COUNT_EVERY_MS = 1_000

/** The devices of the map and their live state. */
export const useFleet = defineStore('fleet', () => {
  const live = useLive()
  const fleet = markRaw(new Fleet())
  const loaded = ref(false)
  const error = shallowRef<ApiError | null>(null)
  /** Counts the loads: a new one means that the map starts from scratch. */
  const generation = ref(0)
  const size = ref(0)
  const counts = shallowRef<DomainCount[]>([])
  /** The last live word of the one device whose panel is open. */
  const watched = shallowRef<LiveDevice | null>(null)
  let greeted = false
  let watchedId: string | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  async function load(): Promise<void> {
    try {
      fleet.replace(toMapDevices(await listMapDevices()))
      size.value = fleet.size
      error.value = null
      loaded.value = true
      generation.value++
      count()
    } catch (failure) {
      error.value = asApiError(failure)
    }
  }

  function count(): void {
    const byDomain = new Map(DOMAINS.map((domain) => [domain, { domain, total: 0, alerting: 0, unheard: 0 }]))
    for (const { domain, state } of fleet.all()) {
      const row = byDomain.get(domain)
      if (!row) continue
      row.total++
      if (state === 'silent' || state === 'unknown' || state === 'maintenance') row.unheard++
      else if (state !== 'normal') row.alerting++
    }
    counts.value = [...byDomain.values()]
  }

  live.on('live', (message) => {
    for (const device of message.devices) {
      fleet.apply(device)
      if (device.id === watchedId) watched.value = device
    }
  })

  // A connection that came back has missed states of devices.
  live.on('hello', () => {
    if (greeted) void load()
    greeted = true
  })

  function start(): void {
    greeted = false
    stop()
    timer = setInterval(count, COUNT_EVERY_MS)
    void load()
  }

  function stop(): void {
    clearInterval(timer)
  }

  function watch(id: string | null): void {
    watchedId = id
    watched.value = null
  }

  return { fleet, loaded, error, generation, size, counts, watched, load, start, stop, watch }
})
