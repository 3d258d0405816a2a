import { describe, expect, it } from 'vitest'

import { Refusal } from '../../../src/engine/model/refusal.ts'
import { exitCodeOf } from '../../../src/entries/cli/exit-code-of.ts'

describe('a command that ended by throwing', () => {
  it.each([
    ['bad-input', 2],
    ['not-found', 2],
    ['missing-permission', 3],
    ['misconfigured', 3],
    ['transient', 3],
    ['unavailable', 3],
  ] as const)('for %s has the exit code %i', (kind, code) => {
    expect(exitCodeOf(new Refusal(kind, 'what', 'how'))).toBe(code)
  })

  it('for anything else has a bug', () => {
    expect([exitCodeOf(new TypeError('x')), exitCodeOf('x'), exitCodeOf(null)]).toEqual([1, 1, 1])
  })
})
