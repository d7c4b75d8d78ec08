import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { LngLat } from '@/api/common'
import type { Palette } from './palette'

const ID = 'selection'

/** A ring around what is selected. */
export class SelectionLayer {
  private shown: LngLat | null = null

  constructor(private readonly map: MapLibre) {}

  add(palette: Palette): void {
    this.map.addSource(ID, { type: 'geojson', data: at(null) })
    this.map.addLayer({
      id: ID,
      type: 'circle',
      source: ID,
      paint: {
        'circle-radius': 18,
        'circle-color': 'transparent',
        'circle-stroke-width': 2.5,
        'circle-stroke-color': palette.accent,
      },
    })
  }

  update(position: LngLat | null): void {
    if (position === this.shown) return
    this.shown = position
    void this.map.getSource<GeoJSONSource>(ID)?.setData(at(position))
  }

  recolour(palette: Palette): void {
    this.map.setPaintProperty(ID, 'circle-stroke-color', palette.accent)
  }
}

function at(position: LngLat | null): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: position ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: position } }] : [],
  }
}
