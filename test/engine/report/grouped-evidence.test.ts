import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { groupedEvidence, moreReasons } from '../../../src/engine/report/grouped-evidence.ts'
import { someEvidence } from '../../builders/a-judgement.ts'

describe('evidence', () => {
  it('that rests on the same quote at the same place is told together', () => {
    const evidence = [
      someEvidence({ says: 'a' }),
      someEvidence({ says: 'b', line: 7 }),
      someEvidence({ says: 'c' }),
      someEvidence({ says: 'd', file: null, line: null }),
      { ...someEvidence({ says: 'e', file: null, line: null }), of: 'check' as const },
    ]
    expect(groupedEvidence(evidence).map(({ says, file, line, of }) => [says, file, line, of])).toEqual([
      [['a', 'c'], 'src/cart/total.ts', 41, undefined],
      [['b'], 'src/cart/total.ts', 7, undefined],
      [['d'], null, null, undefined],
      [['e'], null, null, 'check'],
    ])
  })

  test.prop([fc.array(fc.tuple(fc.string(), fc.constantFrom('x', 'y', 'z')))])(
    'loses no sentence',
    (given) => {
      const groups = groupedEvidence(given.map(([says, quote]) => someEvidence({ says, quote })))
      expect(groups.flatMap(({ says }) => says).toSorted()).toEqual(given.map(([says]) => says).toSorted())
      expect(new Set(groups.map(({ quote }) => quote)).size).toBe(groups.length)
    },
  )

  it('that is not shown is counted', () => {
    expect([moreReasons(1), moreReasons(2)]).toEqual(['and 1 more reason', 'and 2 more reasons'])
  })
})
