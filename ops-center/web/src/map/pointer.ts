import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'

export interface Point {
  x: number
  y: number
}

export interface PointerListener {
  onPick(deviceId: string | null): void
  onHover(deviceId: string | null, point: Point): void
}

/** A mouse reports more often than anybody can read a name. */
const LOOK_EVERY_MS = 40
/** Fingers are wider than pointers (px). */
const tolerance = () => (matchMedia('(pointer: coarse)').matches ? 14 : 5)

/** Tells which device is under the pointer, and which one was picked. */
export function followPointer(map: MapLibre, find: (point: Point, tolerance: number) => string | null, listener: PointerListener): void {
  const under = (event: MapMouseEvent) => find(event.point, tolerance())
  let looked = 0
  map.on('click', (event) => { listener.onPick(under(event)) })
  map.on('mousemove', (event) => {
    if (event.originalEvent.timeStamp - looked < LOOK_EVERY_MS) return
    looked = event.originalEvent.timeStamp
    const id = under(event)
    map.getCanvas().style.cursor = id ? 'pointer' : ''
    listener.onHover(id, event.point)
  })
  map.on('mouseout', () => { listener.onHover(null, { x: 0, y: 0 }) })
}
