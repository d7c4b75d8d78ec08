import { describe, expect, it } from 'vitest'
import { fromField, fromOutline, toField, toOutline } from './draft'

describe('the form of a warning', () => {
  it('holds times of Shijiazhuang, wherever the browser is', () => {
    expect(toField(Date.UTC(2026, 6, 1, 16, 30))).toBe('2026-07-02T00:30')
    expect(fromField('2026-07-02T00:30')).toBe(Date.UTC(2026, 6, 1, 16, 30))
    expect(fromField('')).toBeNull()
  })

  it('reads an outline line by line, with Chinese commas too', () => {
    expect(fromOutline('114.5, 38\n114.6，38.1\n\n 114.55 38.2 ')).toEqual([[114.5, 38], [114.6, 38.1], [114.55, 38.2]])
    expect(fromOutline(toOutline([[114.5, 38], [114.6, 38.1]]))).toEqual([[114.5, 38], [114.6, 38.1]])
  })

  it.each(['114.5', '114.5, x', '38, 114.5, 0', '190, 38'])('refuses %s', (line) => {
    expect(fromOutline(line)).toBeNull()
  })
})
