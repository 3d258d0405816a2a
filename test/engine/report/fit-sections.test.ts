import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { fitSections, type Section } from '../../../src/engine/report/fit-sections.ts'

function list(importance: number, items: readonly string[]): Section {
  return {
    importance,
    items,
    render: (kept, omitted) => [...kept, ...(omitted > 0 ? [`+${omitted}`] : [])].join('\n'),
  }
}

describe('sections in a limited room', () => {
  it('are all there in their order when they fit', () => {
    expect(fitSections([list(2, ['a']), list(1, []), list(3, ['b'])], 100)).toEqual({
      texts: ['a', 'b'],
      omitted: 0,
    })
  })

  it('lose items from the end of the least important one', () => {
    const { texts, omitted } = fitSections([list(1, ['aaaa', 'bbbb', 'cccc']), list(2, ['dddd'])], 17)
    expect(texts).toEqual(['aaaa\n+2', 'dddd'])
    expect(omitted).toBe(2)
  })

  it('lose the next important one only when the least important one is used up', () => {
    const { texts } = fitSections([list(2, ['aaaa', 'bbbb']), list(1, ['cccc', 'dddd'])], 13)
    expect(texts).toEqual(['aaaa\n+1', '+2'])
  })

  const section = fc
    .tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.string({ minLength: 3, maxLength: 30 }), { maxLength: 20 }),
    )
    .map(([importance, items]) => list(importance, items))
  test.prop([fc.array(section, { maxLength: 6 }), fc.integer({ min: 0, max: 600 })])(
    'are as long as allowed, unless every item is gone',
    (sections, most) => {
      const { texts, omitted } = fitSections(sections, most)
      const items = sections.reduce((sum, one) => sum + one.items.length, 0)
      const length = texts.reduce((sum, text) => sum + text.length + 2, 0)
      expect(length <= most + 2 * sections.length || omitted === items).toBe(true)
    },
  )
})
