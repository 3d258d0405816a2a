import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import {
  answerOf,
  nothingTold,
  type Said,
  type Saying,
  toldBy,
  weightOf,
} from '../../../src/engine/model/told.ts'
import { aChangeId, anInstant } from '../../builders/ids.ts'

const [a, b] = [aChangeId('a'), aChangeId('b')]
const until = anInstant('2026-03-02T12:00:00Z')

/** Said one after the other, a minute apart. */
function sayings(...all: readonly Said[]): readonly Saying[] {
  return all.map((said, minute) => ({
    source: `comment:${minute}`,
    by: '1',
    at: anInstant(new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString()),
    said,
  }))
}

describe('what stands after all was said', () => {
  it.each([
    ['nothing', [], {}],
    ['a word about itself only', [{ kind: 'asked' }], {}],
    ['a confirmed change', [{ kind: 'confirmed', change: a }], { confirmed: [a] }],
    [
      'the last word about one change',
      [
        { kind: 'confirmed', change: a },
        { kind: 'cleared', change: a },
      ],
      { cleared: [a] },
    ],
    [
      'two confirmed changes, that clashed',
      [
        { kind: 'confirmed', change: a },
        { kind: 'confirmed', change: b },
      ],
      { confirmed: [a, b] },
    ],
    ['none after a confirmed one', [{ kind: 'confirmed', change: a }, { kind: 'none' }], { none: true }],
    ['a confirmed one after none', [{ kind: 'none' }, { kind: 'confirmed', change: a }], { confirmed: [a] }],
    ['a flake that nobody spoke against', [{ kind: 'flaky', how: 'label' }], { flaky: true }],
    [
      'a word before a label, and the label does not outweigh it',
      [
        { kind: 'confirmed', change: a },
        { kind: 'flaky', how: 'label' },
      ],
      { confirmed: [a] },
    ],
    [
      'the last mute',
      [
        { kind: 'muted', until: anInstant('2026-03-05T12:00:00Z') },
        { kind: 'muted', until },
      ],
      { mutedUntil: until },
    ],
  ] as const)('is %s', (_what, said, stands) => {
    expect(toldBy(sayings(...said))).toEqual({ ...nothingTold, ...stands })
  })

  const anySaid = fc.constantFrom<Said>(
    { kind: 'confirmed', change: a },
    { kind: 'cleared', change: a },
    { kind: 'confirmed', change: b },
    { kind: 'none' },
    { kind: 'flaky', how: 'not-planned' },
    { kind: 'muted', until },
  )

  test.prop([fc.array(anySaid, { maxLength: 8 }), fc.infiniteStream(fc.nat())])(
    'does not depend on the order in which it is told',
    (all, dice) => {
      const inOrder = sayings(...all)
      const shuffled = inOrder
        .map((saying) => ({ saying, at: dice.next().value ?? 0 }))
        .sort((x, y) => x.at - y.at)
        .map(({ saying }) => saying)
      expect(toldBy(shuffled)).toEqual(toldBy(inOrder))
      expect(answerOf(shuffled)).toEqual(answerOf(inOrder))
    },
  )

  test.prop([fc.array(anySaid, { maxLength: 8 })])(
    'never has one change both confirmed and cleared',
    (all) => {
      const { confirmed, cleared } = toldBy(sayings(...all))
      expect(confirmed.filter((id) => cleared.includes(id))).toEqual([])
      expect(new Set(confirmed).size).toBe(confirmed.length)
    },
  )
})

describe('the answer for learning', () => {
  it('is the confirmed changes, whole', () => {
    expect(answerOf(sayings({ kind: 'confirmed', change: a }))).toEqual({ culprits: [a], weight: 1 })
  })

  it('is none of them, whole by a word and in part by a label or a closing reason', () => {
    expect(answerOf(sayings({ kind: 'none' }))).toEqual({ culprits: [], weight: 1 })
    expect(answerOf(sayings({ kind: 'flaky', how: 'label' }))).toEqual({ culprits: [], weight: 0.5 })
    expect(answerOf(sayings({ kind: 'flaky', how: 'not-planned' }))).toEqual({ culprits: [], weight: 0.25 })
    expect(answerOf(sayings({ kind: 'passed-again' }))).toEqual({ culprits: [], weight: 0.5 })
    expect(toldBy(sayings({ kind: 'passed-again' })).flaky).toBe(false)
  })

  it('is missing where a change was only cleared: who did it is not known', () => {
    expect(answerOf(sayings({ kind: 'cleared', change: a }, { kind: 'asked' }))).toBeNull()
  })

  it('weighs a thousand times the same word like one', () => {
    const said = Array.from({ length: 1000 }, (): Said => ({ kind: 'confirmed', change: a }))
    expect(answerOf(sayings(...said))).toEqual({ culprits: [a], weight: 1 })
  })

  it('weighs nothing that is no answer', () => {
    expect(
      [{ kind: 'asked' }, { kind: 'muted', until }, { kind: 'explained', change: a }].map((said) =>
        weightOf(said as Said),
      ),
    ).toEqual([0, 0, 0])
  })
})
