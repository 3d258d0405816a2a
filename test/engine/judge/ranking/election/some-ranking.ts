import { fc } from '@fast-check/vitest'

import type { Ranking } from '../../../../../src/engine/model/suspect.ts'
import { aSuspect } from '../../../../builders/a-judgement.ts'
import { aChangeId } from '../../../../builders/ids.ts'

/** Rankings as the ranker gives them: most suspicious first, probabilities that sum to 1 with "none of these". */
export const someRanking: fc.Arbitrary<Ranking> = fc
  .array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.2, 1)), {
    minLength: 1,
    maxLength: 40,
  })
  .map((drawn) => {
    const weights = drawn.toSorted((a, b) => b - a)
    const total = weights.reduce((sum, weight) => sum + weight, 0) + 0.5
    return {
      suspects: weights.map((weight, index) =>
        aSuspect({ id: aChangeId(`change-${index}`), probability: weight / total }),
      ),
      noneProbability: 0.5 / total,
    }
  })
