import type { Map as MapLibre } from 'maplibre-gl'
import type { Districts } from '@/api/catalogue'
import type { Domain } from '@/api/common'
import type { MapDevice } from '@/devices/fleet'
import { DevicesLayer } from './devicesLayer'
import { DistrictsLayer } from './districtsLayer'
import { readPalette } from './palette'
import { SelectionLayer } from './selectionLayer'

export interface Visible {
  domains: readonly Domain[]
  onlyAlerts: boolean
  districts: boolean
}

/** The layers of the city map in their order, from the ground up. */
export class CityLayers {
  readonly districts: DistrictsLayer
  readonly devices: DevicesLayer
  readonly selection: SelectionLayer

  constructor(private readonly map: MapLibre, districts: Districts) {
    this.districts = new DistrictsLayer(map, districts)
    this.devices = new DevicesLayer(map)
    this.selection = new SelectionLayer(map)
  }

  add(devices: Iterable<MapDevice>, name: (adcode: string) => string): void {
    const palette = readPalette()
    this.districts.add(palette)
    this.devices.add(palette, devices)
    this.districts.addNames(palette, name)
    this.devices.addAlerts()
    this.selection.add(palette)
  }

  show({ domains, onlyAlerts, districts }: Visible): void {
    this.devices.show(domains, onlyAlerts)
    this.districts.show(districts)
  }

  /** Another theme or language. */
  repaint(name: (adcode: string) => string): void {
    const palette = readPalette()
    this.map.setPaintProperty('ground', 'background-color', palette.ground)
    this.districts.recolour(palette)
    this.districts.rename(palette, name)
    this.devices.recolour(palette)
    this.selection.recolour(palette)
  }
}
