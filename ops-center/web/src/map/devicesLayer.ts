import type { ExpressionSpecification, GeoJSONSource, GeoJSONSourceDiff, Map as MapLibre, PointLike } from 'maplibre-gl'
import type { Domain } from '@/api/common'
import type { MapDevice } from '@/devices/fleet'
import { deviceImages, PIXEL_RATIO } from './images'
import type { Palette } from './palette'

/**
 * Two sources: each update makes MapLibre place all symbols of a source again, so the few devices
 * that move must not drag along the thousands that stand still.
 */
const STANDING = 'devices'
const MOVING = 'devices-moving'
const SOURCES = [STANDING, MOVING] as const
const alerts = (source: string) => `${source}-alerting`

const ALERTING: ExpressionSpecification = ['in', ['get', 'state'], ['literal', ['red', 'orange', 'yellow', 'blue']]]

/** Devices: shape by domain, colour by state; alerts are larger and lie above everything. */
export class DevicesLayer {
  private readonly moving = new Set<string>()

  constructor(private readonly map: MapLibre) {}

  add(palette: Palette, devices: Iterable<MapDevice>): void {
    this.recolour(palette)
    for (const id of SOURCES) {
      // No buffer: symbols are not cut at the edge of a tile, and each device is in one tile only.
      this.map.addSource(id, { type: 'geojson', promoteId: 'id', data: collection([]), buffer: 0, tolerance: 0 })
      this.addSymbols(id, id, ['interpolate', ['linear'], ['zoom'], 8, 0.24, 11, 0.42, 15, 0.8])
    }
    this.replace(devices)
  }

  /** Devices with an open alert: layers of their own, so that nothing lies above them. */
  addAlerts(): void {
    for (const id of SOURCES) this.addSymbols(alerts(id), id, ['interpolate', ['linear'], ['zoom'], 8, 0.5, 11, 0.72, 15, 1.05])
  }

  /** Starts from scratch with another fleet; everything later comes as changes. */
  replace(devices: Iterable<MapDevice>): void {
    const all = [...devices]
    this.moving.clear()
    for (const device of all) if (device.moves) this.moving.add(device.id)
    void this.source(STANDING)?.setData(collection(all.filter((device) => !device.moves)))
    void this.source(MOVING)?.setData(collection(all.filter((device) => device.moves)))
  }

  /** Ends when the map has taken the changes in. */
  async update(changed: readonly MapDevice[]): Promise<void> {
    const started = changed.filter((device) => device.moves && !this.moving.has(device.id))
    for (const { id } of started) this.moving.add(id)
    const fresh = new Set(started.map(({ id }) => id))
    const rest = changed.filter(({ id }) => !fresh.has(id))
    await Promise.all([
      this.apply(STANDING, { remove: [...fresh], update: rest.filter((device) => !device.moves).map(change) }),
      this.apply(MOVING, { add: started.map(feature), update: rest.filter((device) => device.moves).map(change) }),
    ])
  }

  show(domains: readonly Domain[], onlyAlerts: boolean): void {
    const domain: ExpressionSpecification = ['in', ['get', 'domain'], ['literal', [...domains]]]
    for (const id of SOURCES) {
      this.map.setFilter(id, onlyAlerts ? false : ['all', domain, ['!', ALERTING]])
      this.map.setFilter(alerts(id), ['all', domain, ALERTING])
    }
  }

  recolour(palette: Palette): void {
    for (const [id, image] of deviceImages(palette)) {
      if (this.map.hasImage(id)) this.map.updateImage(id, image)
      else this.map.addImage(id, image, { pixelRatio: PIXEL_RATIO })
    }
  }

  /** The device under a point of the screen, with a tolerance for fingers (px). */
  at(point: { x: number; y: number }, tolerance: number): string | null {
    const box: [PointLike, PointLike] = [
      [point.x - tolerance, point.y - tolerance],
      [point.x + tolerance, point.y + tolerance],
    ]
    const layers = [...SOURCES.map(alerts), ...SOURCES]
    const id: unknown = this.map.queryRenderedFeatures(box, { layers })[0]?.properties.id
    return typeof id === 'string' ? id : null
  }

  private addSymbols(id: string, source: string, size: ExpressionSpecification): void {
    this.map.addLayer({
      id,
      type: 'symbol',
      source,
      layout: {
        'icon-image': ['concat', ['get', 'domain'], '-', ['get', 'state']],
        'icon-size': size,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': [
          'match', ['get', 'state'], 'red', 5, 'orange', 4, 'yellow', 3, 'blue', 2, 'normal', 0, 1,
        ],
      },
    })
  }

  private async apply(source: string, diff: GeoJSONSourceDiff): Promise<void> {
    const empty = [diff.add, diff.remove, diff.update].every((part) => !part || part.length === 0)
    if (!empty) await this.source(source)?.updateData(diff)
  }

  private source(id: string): GeoJSONSource | undefined {
    return this.map.getSource<GeoJSONSource>(id)
  }
}

const point = ({ position }: MapDevice): GeoJSON.Point => ({ type: 'Point', coordinates: position })

const feature = (device: MapDevice): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { id: device.id, domain: device.domain, state: device.state },
  geometry: point(device),
})

const change = (device: MapDevice) => ({
  id: device.id,
  newGeometry: point(device),
  addOrUpdateProperties: [{ key: 'state', value: device.state }],
})

const collection = (devices: readonly MapDevice[]): GeoJSON.FeatureCollection =>
  ({ type: 'FeatureCollection', features: devices.map(feature) })
