import { Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { Districts } from '@/api/catalogue'
import type { LngLat } from '@/api/common'
import type { BoundingBox } from '@/live/messages'
import { extentOf } from './extent'
import { readPalette } from './palette'
import type { ViewState } from './viewState'

setWorkerUrl(workerUrl)

/** Pixels at each edge of the map that panels cover. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

/** An empty map on the city: no tiles, no glyphs, nothing that would have to be fetched. */
export function createMap(
  container: HTMLElement,
  districts: Districts,
  view: ViewState | null,
  insets: Insets,
): MapLibre {
  const map = new MapLibre({
    container,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': readPalette().ground } }],
    },
    minZoom: 5,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.setPadding(insets)
  if (view) map.jumpTo({ center: view.centre, zoom: view.zoom })
  else showCity(map, districts)
  map.addControl(new ScaleControl({ maxWidth: 96 }), 'bottom-left')
  return map
}

export function showCity(map: MapLibre, districts: Districts): void {
  map.fitBounds([...extentOf(districts)], { padding: 24, animate: false })
}

export function viewOf(map: MapLibre): { state: ViewState; bbox: BoundingBox } {
  const { lng, lat } = map.getCenter()
  const bounds = map.getBounds()
  const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
  return { state: { zoom: map.getZoom(), centre: [lng, lat] }, bbox }
}

/** Moves calmly to a place, closer if the map is far away. */
export function moveTo(map: MapLibre, centre: LngLat, zoom = 13): void {
  const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches
  map.easeTo({ center: centre, zoom: Math.max(map.getZoom(), zoom), animate, duration: 500 })
}
