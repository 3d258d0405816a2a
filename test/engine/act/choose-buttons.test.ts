import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { buttonLimits, chooseButtons } from '../../../src/engine/act/choose-buttons.ts'
import type { RevertPlan } from '../../../src/engine/act/plan-revert.ts'
import { readWord } from '../../../src/engine/act/read-word.ts'
import type { RevertWithheldBecause } from '../../../src/engine/model/act.ts'
import type { ChangeId } from '../../../src/engine/model/ids.ts'
import type { Verdict } from '../../../src/engine/model/verdict.ts'
import { namedChange, type NameableChange } from '../../../src/engine/model/word.ts'
import { aSilentVerdict } from '../../builders/a-judgement.ts'

const id = (digit: string) => digit.repeat(40) as ChangeId
const changes: readonly NameableChange[] = [
  { id: id('a'), pull: 12 },
  { id: id('b'), pull: 13 },
  { id: id('c'), pull: null },
]
const culprit = (of: string): Verdict => ({ kind: 'culprit', id: id(of) })

function withheld(because: RevertWithheldBecause): RevertPlan {
  return { kind: 'withhold', withheld: { act: 'open-revert', because, says: '' }, advice: null }
}

function words(
  verdict: Verdict,
  because: RevertWithheldBecause = 'suggest-only',
  confirmed: ChangeId[] = [],
  mayRerun = false,
) {
  return chooseButtons({
    verdict,
    changes,
    confirmed,
    revert: withheld(because),
    mayRevert: true,
    mayRerun,
  }).map(({ word }) => word)
}

describe('the buttons under a report', () => {
  it('that names a culprit offer a revert only where nothing but asking is missing', () => {
    expect(words(culprit('a'), 'needs-command')).toEqual(['revert #12', 'confirm #12', 'clear #12'])
    expect(words(culprit('a'), 'not-sure-enough')[0]).toBe('revert #12')
    for (const because of [
      'suggest-only',
      'revert-off',
      'touches-migrations',
      'conflicts',
      'too-old',
    ] as const)
      expect(words(culprit('a'), because)).toEqual(['confirm #12', 'clear #12', 'none'])
  })

  it('do not ask again for what was confirmed', () => {
    expect(words(culprit('a'), 'suggest-only', [id('a')])).toEqual(['clear #12', 'none'])
  })

  it('name a direct push by the first digits of its commit, and never revert it', () => {
    expect(words(culprit('c'), 'needs-command')).toEqual(['confirm cccccccccc', 'clear cccccccccc', 'none'])
  })

  it('that lists suspects let the first two be confirmed, or none', () => {
    const shortlist: Verdict = { kind: 'shortlist', ids: [id('b'), id('c'), id('a')] }
    expect(words(shortlist)).toEqual(['confirm #13', 'confirm cccccccccc', 'none'])
  })

  it('that names nobody leave the word that nobody did it, and none when it is over', () => {
    expect(words(aSilentVerdict('weak-evidence'))).toEqual(['none'])
    expect(words(aSilentVerdict('recovered'))).toEqual([])
  })

  const pull = fc.option(fc.integer({ min: 1, max: 5_000_000_000 }), { nil: null })
  const change = fc.record({ id: fc.stringMatching(/^[\da-f]{40}$/), pull })
  test.prop([fc.uniqueArray(change, { minLength: 1, maxLength: 8, selector: (one) => one.id }), fc.nat(3)])(
    'fit GitHub’s check, and each says a word that is understood and means what it names',
    (made, how) => {
      const all = made as unknown as readonly NameableChange[]
      const ids = all.map((one) => one.id)
      const [first = id('a')] = ids
      const verdict: Verdict =
        how === 0
          ? { kind: 'shortlist', ids }
          : how === 1
            ? aSilentVerdict('flaky')
            : { kind: 'culprit', id: first }
      const confirmed = how === 3 ? [first] : []
      const shown = chooseButtons({
        verdict,
        changes: all,
        confirmed,
        revert: withheld('needs-command'),
        mayRevert: how !== 2,
        mayRerun: confirmed.length > 0,
      })
      expect(shown.length).toBeLessThanOrEqual(buttonLimits.buttons)
      for (const { label, description, word } of shown) {
        expect(label.length).toBeLessThanOrEqual(buttonLimits.label)
        expect(description.length).toBeLessThanOrEqual(buttonLimits.description)
        expect(word.length).toBeLessThanOrEqual(buttonLimits.word)
        const read = readWord(`/suspect ${word}`)
        expect(read?.kind).not.toBe('unknown')
        if (read === null || !('change' in read)) continue
        const samePull = all.filter(
          (one) => one.pull !== null && read.change.kind === 'pull' && one.pull === read.change.number,
        )
        if (samePull.length <= 1) expect(ids).toContain(namedChange(read.change, all))
      }
    },
  )
})
