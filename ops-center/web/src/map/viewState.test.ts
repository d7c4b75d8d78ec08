import { describe, expect, it } from 'vitest'
import { fromHash, toHash } from './viewState'

describe('the address of a view', () => {
  it('opens the view that wrote it', () => {
    const view = { zoom: 12.5, centre: [114.5021, 38.0412] as [number, number] }
    expect(fromHash(toHash(view))).toEqual(view)
  })

  it.each(['', '#', '#1/2', '#a/b/c', '#99/38/114', '#10/98/114', '#10/38/900', '#//', '#10/38/114/1'])('is ignored when it is no view: %s', (hash) => {
    expect(fromHash(hash)).toBeNull()
  })
})
