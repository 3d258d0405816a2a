import { describe, expect, it } from 'vitest'

import { mayReplace } from '../../../src/learn/train/acceptance.ts'
import { aJudgedCase } from '../a-judged-case.ts'

const rule = { cases: 3, logLikelihood: 0.05, acc5: 0 }

/** Three cases in which the culprit has this probability; six others are above it where it is `late`. */
function cases(probability: number, late = false, count = 3) {
  const others = late ? { b: 0.11, c: 0.11, d: 0.11, e: 0.11, f: 0.11, g: 0.11 } : {}
  return Array.from({ length: count }, () => aJudgedCase({ ...others, a: probability }, ['a']))
}

describe('whether a new ranker may replace the old one', () => {
  it('is accepted where it is better by the margin', () => {
    const found = mayReplace({ old: cases(0.5), new: cases(0.6) }, rule)
    expect(found.kind).toBe('accepted')
    expect(found.logLikelihoodGain).toBeCloseTo(Math.log(0.6 / 0.5), 12)
    expect(found.acc5Gain).toBe(0)
  })

  it('is refused where it gains less than the margin', () => {
    expect(mayReplace({ old: cases(0.5), new: cases(0.51) }, rule)).toMatchObject({
      kind: 'refused',
      because: 'log-likelihood gains 0.020 a case, 0.05 is asked',
    })
  })

  it('is refused where it buys likelihood with places', () => {
    const old = cases(0.05)
    expect(mayReplace({ old, new: cases(0.1, true) }, rule)).toMatchObject({ kind: 'refused', acc5Gain: -1 })
  })

  it('is refused where too few later cases tell', () => {
    expect(mayReplace({ old: cases(0.1, false, 2), new: cases(0.9, false, 2) }, rule).kind).toBe('refused')
    expect(mayReplace({ old: cases(0.1), new: cases(0.9) }).because).toContain('only 3 later cases')
  })
})
