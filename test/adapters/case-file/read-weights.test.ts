import { describe, expect, it } from 'vitest'

import { readWeights } from '../../../src/adapters/case-file/read-weights.ts'

const good = { provenance: 'by hand', change: { 'path-relative': 1.5 }, none: { bias: -2 } }

function refused(text: string): string {
  try {
    readWeights(text, 'w.json')
  } catch (error) {
    return (error as Error).message
  }
  return 'read'
}

describe('a file of weights', () => {
  it('is read as it was written', () => {
    expect(readWeights(JSON.stringify(good), 'w.json')).toEqual(good)
  })

  it.each([
    ['no JSON', '{', 'w.json: this is not JSON'],
    ['another key', JSON.stringify({ ...good, weights: {} }), 'weights'],
    ['a weight that is no number', JSON.stringify({ ...good, none: { bias: 'high' } }), 'none.bias'],
    ['a weight beyond all reason', JSON.stringify({ ...good, change: { size: 1e9 } }), 'change.size'],
    ['no provenance', JSON.stringify({ change: {}, none: {} }), 'provenance'],
    ['a list', '[]', 'the file'],
  ])('is refused with %s', (_, text, says) => {
    expect(refused(text)).toContain(says)
    expect(refused(text)).toMatch(/^w\.json: /)
  })
})
