import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { sharpness } from '../../../src/engine/judge/sharpness.ts'
import { aReading } from '../../builders/a-judgement.ts'

const told = (...worths: readonly number[]) => new Map(worths.map((worth, at) => [`word${at}`, worth]))

function ofDescription(...worths: readonly number[]): number {
  return sharpness({ reading: aReading({ isDescription: true }), words: told(...worths) })
}

describe('how much likenesses weigh', () => {
  it('is as much as they say for a log, however long it is', () => {
    expect(sharpness({ reading: aReading(), words: told(...Array<number>(500).fill(1)) })).toBe(1)
  })

  it('grows with what a description tells', () => {
    expect(ofDescription(3, 3)).toBeLessThan(ofDescription(3, 3, 3))
    expect(ofDescription(3, 3, 3)).toBeLessThan(ofDescription(...Array<number>(40).fill(1)))
  })

  test.prop([fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 400 })])(
    'is bounded, for a description of nothing as for one of everything',
    (worths) => {
      expect(ofDescription(...worths)).toBeGreaterThan(0.85)
      expect(ofDescription(...worths)).toBeLessThan(1.3)
    },
  )
})
