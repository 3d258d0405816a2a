import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import type { ChangeId } from '../../../src/engine/model/ids.ts'
import { drawCandidates } from '../../../src/learn/finetune/draw-candidates.ts'
import { seededRandom } from '../../../src/learn/seeded-random.ts'

const judged = fc
  .record({
    changes: fc.integer({ min: 2, max: 80 }),
    kept: fc.integer({ min: 2, max: 60 }),
    culprit: fc.nat(),
  })
  .map(({ changes, kept, culprit }) => {
    const ids = Array.from({ length: changes }, (_, index) => `change-${index}` as ChangeId)
    return {
      culprit: ids[culprit % changes] ?? ('' as ChangeId),
      judgement: {
        ranking: {
          suspects: ids.map((id) => ({ id, probability: 0, evidence: [], contributions: [] })),
          noneProbability: 0,
        },
        candidates: ids.slice(0, kept).map((id) => ({ id, because: [] })),
      },
    }
  })

describe('the changes of an example', () => {
  test.prop([judged, fc.integer()])(
    'are 2 to 20, each once, the culprit among them',
    ({ judgement, culprit }, seed) => {
      const drawn = drawCandidates(judgement, new Set([culprit]), seededRandom(seed)).map(({ id }) => id)
      expect(drawn.length).toBeGreaterThanOrEqual(2)
      expect(drawn.length).toBeLessThanOrEqual(20)
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn).toContain(culprit)
      const kept = new Set(judgement.candidates.map(({ id }) => id))
      expect(drawn.filter((id) => id !== culprit && !kept.has(id))).toEqual([])
    },
  )
})
