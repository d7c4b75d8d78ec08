import { DEVICE_STATES, DOMAINS, type Domain, type MapState } from '@/api/common'
import { SHAPES } from '@/design/shapes'
import type { Palette } from './palette'

const RATIO = 2
const BOX = 24
const PADDING = 3

export const PIXEL_RATIO = RATIO

const imageId = (domain: Domain, state: MapState) => `${domain}-${state}`

function draw(width: number, height: number, paint: (context: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * RATIO)
  canvas.height = Math.ceil(height * RATIO)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot draw on a canvas')
  context.scale(RATIO, RATIO)
  paint(context)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function deviceImage(domain: Domain, state: MapState, palette: Palette): ImageData {
  const size = BOX + 2 * PADDING
  return draw(size, size, (context) => {
    const path = new Path2D(SHAPES[domain])
    context.translate(PADDING, PADDING)
    context.lineJoin = 'round'
    const hollow = state === 'silent' || state === 'unknown' || state === 'maintenance'
    context.strokeStyle = palette.outline
    context.lineWidth = hollow ? 7 : 4
    context.stroke(path)
    if (hollow) {
      context.strokeStyle = palette.hollow
      context.lineWidth = 2.6
      context.stroke(path)
      if (state === 'maintenance') {
        context.fillStyle = palette.hollow
        context.fill(new Path2D('M12 9.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z'))
      }
      return
    }
    context.fillStyle = palette[state]
    context.fill(path)
  })
}

/** One picture for each shape and state. */
export function deviceImages(palette: Palette): [string, ImageData][] {
  return DOMAINS.flatMap((domain) =>
    DEVICE_STATES.map((state): [string, ImageData] => [imageId(domain, state), deviceImage(domain, state, palette)]),
  )
}

/** A name as a picture in the system's font: the map needs no glyph files from anywhere. */
export function labelImage(text: string, palette: Palette, font: string): ImageData {
  const size = 13
  const measure = document.createElement('canvas').getContext('2d')
  if (!measure) throw new Error('This browser cannot draw on a canvas')
  measure.font = `500 ${size}px ${font}`
  const width = measure.measureText(text).width
  return draw(width + 8, size + 10, (context) => {
    context.font = measure.font
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 4
    context.strokeStyle = palette.district
    context.strokeText(text, 4, (size + 10) / 2)
    context.fillStyle = palette.label
    context.fillText(text, 4, (size + 10) / 2)
  })
}
