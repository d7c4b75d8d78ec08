import { describe, expect, it } from 'vitest'
import { parseCoordinates } from './coordinates'

describe('typed coordinates', () => {
  it.each(['114.5, 38.04', '114.5 38.04', '38.04，114.5', ' 38.04;114.5 '])('are understood: %s', (text) => {
    expect(parseCoordinates(text)).toEqual([114.5, 38.04])
  })

  it.each(['', '114.5', '114.5, x', '1, 2, 3', '999, 1', '114.5, 138', 'NaN, 1', '1e9, 2'])('are refused: %s', (text) => {
    expect(parseCoordinates(text)).toBeNull()
  })
})
