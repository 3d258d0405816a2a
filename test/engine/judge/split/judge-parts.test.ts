import { describe, expect, it } from 'vitest'

import { judgeParts } from '../../../../src/engine/judge/split/judge-parts.ts'
import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import type { ChangeId } from '../../../../src/engine/model/ids.ts'
import type { Ranking } from '../../../../src/engine/model/suspect.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { aDossier, aTree } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aSuspect } from '../../../builders/a-judgement.ts'
import { aPolicy } from '../../../builders/a-plan.ts'
import { aChangeId } from '../../../builders/ids.ts'

const files = ['src/cart.ts', 'src/mail.ts', 'src/stock.ts']
const errors = ['RangeError: too long', 'TypeError: no such cart', 'SyntaxError: odd mail']
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(aChangeId)

/** One job for each file, failing in it with an error of its own. */
function reading(jobs: number): Reading {
  const failures = files
    .slice(0, jobs)
    .map((file, at) =>
      aFailure({ name: `job ${at}`, log: `${errors[at]}\n    at f (/app/${file}:${at + 1}:1)` }),
    )
  return readFailures(failures, aTree({ paths: files }))
}

/** As sure of the change as said, with the rest shared out. */
function sureOf(id: ChangeId | undefined, probability = 0.9, none = 0.02): Ranking {
  const others = (1 - probability - none) / (ids.length - 1)
  const suspects = ids.map((one) => aSuspect({ id: one, probability: one === id ? probability : others }))
  return { suspects: suspects.toSorted((a, b) => b.probability - a.probability), noneProbability: none }
}

/** Ranks by the first file that a reading names. */
function parts(jobs: number, ranked: Readonly<Record<string, Ranking>>) {
  const asked: (readonly string[])[] = []
  const rank = (part: Reading): Ranking => {
    const named = files.filter((file) => part.places.some(({ path }) => path === file))
    asked.push(named)
    return ranked[named.join(' ')] ?? sureOf(undefined, 0.1)
  }
  return { judged: judgeParts(aDossier(), reading(jobs), aPolicy(), { paths: files, rank }), asked }
}

describe('judging groups of failures by themselves', () => {
  it('names another change for each, in a line of the log', () => {
    const { judged } = parts(2, { 'src/cart.ts': sureOf(ids[0]), 'src/mail.ts': sureOf(ids[1]) })
    expect(judged.map(({ title, verdict }) => ({ title, verdict }))).toEqual([
      { title: errors[0], verdict: { kind: 'culprit', id: ids[0] } },
      { title: errors[1], verdict: { kind: 'culprit', id: ids[1] } },
    ])
    expect(judged.map((part) => part.signature)).toEqual(judged.map((part) => part.reading.signature))
  })

  it('does not part what one change explains', () => {
    expect(parts(2, { 'src/cart.ts': sureOf(ids[0]), 'src/mail.ts': sureOf(ids[0]) }).judged).toEqual([])
  })

  it('does not part where the first suspects differ by a hair', () => {
    const [cart, mail] = [sureOf(ids[0], 0.2), sureOf(ids[1], 0.2)]
    expect(parts(2, { 'src/cart.ts': cart, 'src/mail.ts': mail }).judged).toEqual([])
  })

  it('does not part where only one group names a change', () => {
    const [cart, mail] = [sureOf(ids[0]), sureOf(ids[1], 0.05, 0.94)]
    expect(parts(2, { 'src/cart.ts': cart, 'src/mail.ts': mail }).judged).toEqual([])
  })

  it('joins two groups of three that one change explains, and ranks them again', () => {
    const { judged, asked } = parts(3, {
      'src/cart.ts': sureOf(ids[0]),
      'src/mail.ts': sureOf(ids[1]),
      'src/stock.ts': sureOf(ids[0]),
      'src/cart.ts src/stock.ts': sureOf(ids[0], 0.97),
    })
    expect(asked.at(-1)).toEqual(['src/cart.ts', 'src/stock.ts'])
    expect(judged.map(({ ranking }) => ranking.suspects[0]?.probability)).toEqual([0.97, 0.9])
  })

  it('asks for no ranking where nothing can be told apart', () => {
    expect(parts(1, {}).asked).toEqual([])
  })
})
