import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { type Drills, listDrills } from '@/api/drills'

/** The drills as the hub last told; the banner and the page see the same. */
export const useDrills = defineStore('drills', () => {
  const found = shallowRef<Drills | null>(null)

  async function load(): Promise<void> {
    found.value = await listDrills()
  }

  return { found, load }
})
