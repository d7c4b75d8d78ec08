import { expect, test } from 'vitest'
import type { Districts } from '@/api/catalogue'
import { extentOf } from './extent'

const district = (...ring: [number, number][]) => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } })

test('the extent holds every corner of every district', () => {
  const districts = { type: 'FeatureCollection', features: [district([114.1, 38.0], [114.5, 38.4]), district([114.3, 37.6], [114.9, 38.1])] }
  expect(extentOf(districts as unknown as Districts)).toEqual([114.1, 37.6, 114.9, 38.4])
})
