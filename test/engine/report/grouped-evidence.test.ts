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
      someEvidence({ says: 'd', file: null }),
    ]
    expect(groupedEvidence(evidence).map(({ says, file, line }) => [says, file, line])).toEqual([
      [['a', 'c'], 'src/cart/total.ts', 41],
      [['b'], 'src/cart/total.ts', 7],
      [['d'], null, 41],
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
