import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Districts } from '@/api/catalogue'
import { labelImage, PIXEL_RATIO } from './images'
import type { Palette } from './palette'

const SOURCE = 'districts'
const LABELS = 'district-labels'

/** Outlines and names of the districts. */
export class DistrictsLayer {
  constructor(private readonly map: MapLibre, private readonly districts: Districts) {}

  add(palette: Palette): void {
    const { map, districts } = this
    map.addSource(SOURCE, { type: 'geojson', data: districts as GeoJSON.FeatureCollection, tolerance: 0.2 })
    map.addSource(LABELS, { type: 'geojson', data: this.labels() })
    map.addLayer({ id: 'district-fill', type: 'fill', source: SOURCE, paint: { 'fill-color': palette.district } })
    map.addLayer({
      id: 'district-line',
      type: 'line',
      source: SOURCE,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 12, 1.6] },
    })
  }

  /** Names lie above the devices, or nobody could read them in the inner city. */
  addNames(palette: Palette, name: (adcode: string) => string): void {
    this.rename(palette, name)
    this.map.addLayer({
      id: LABELS,
      type: 'symbol',
      source: LABELS,
      layout: { 'icon-image': ['get', 'image'], 'icon-padding': 0 },
    })
  }

  recolour(palette: Palette): void {
    this.map.setPaintProperty('district-fill', 'fill-color', palette.district)
    this.map.setPaintProperty('district-line', 'line-color', palette.border)
  }

  /** Draws the names anew, in another language or theme. */
  rename(palette: Palette, name: (adcode: string) => string): void {
    const font = getComputedStyle(document.body).fontFamily
    for (const { properties } of this.districts.features) {
      const id = `district-${properties.adcode}`
      if (this.map.hasImage(id)) this.map.removeImage(id)
      this.map.addImage(id, labelImage(name(properties.adcode), palette, font), { pixelRatio: PIXEL_RATIO })
    }
    this.map.getSource<GeoJSONSource>(LABELS)?.setData(this.labels())
  }

  show(visible: boolean): void {
    const visibility = visible ? 'visible' : 'none'
    for (const id of ['district-fill', 'district-line', LABELS]) this.map.setLayoutProperty(id, 'visibility', visibility)
  }

  private labels(): GeoJSON.FeatureCollection {
    return {
      type: 'FeatureCollection',
      features: this.districts.features.map(({ properties }) => ({
        type: 'Feature',
        properties: { image: `district-${properties.adcode}` },
        geometry: { type: 'Point', coordinates: properties.centre },
      })),
    }
  }
}
