import { expect, it } from 'vitest'

import { withShipped } from '../../../../src/engine/judge/retrieval/with-shipped.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import type { Lead } from '../../../../src/engine/model/match.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aChangeId } from '../../../builders/ids.ts'

const commit = (letter: string) => aChangeId(`${letter}0`.repeat(20))
const change = (letter: string, over: Partial<Change> = {}): Change =>
  aChange({ id: commit(letter), commits: [], ...over })
const pin = (from: string, to: string) =>
  aFile({
    patch: `@@ -1 +1 @@\n-image: web:${commit(from).slice(0, 8)}\n+image: web:${commit(to).slice(0, 8)}\n`,
  })
const lead = (one: Change, age: number, matches: Lead['matches'] = {}): Lead => ({
  change: one,
  age,
  matches,
})
const roll = change('d', { files: [pin('a', 'c')] })
const said = { says: 'It wrote the line.', quote: 'x', file: null, line: 1 }

it('a change that ships another one is tied to the failure by what that one is tied by, a little less', () => {
  const leads = [
    lead(roll, 0),
    lead(change('c'), 1, { path: { score: 2, evidence: said } }),
    lead(change('b'), 2, { text: { score: 8, evidence: null } }),
    lead(change('a'), 3, { path: { score: 9, evidence: null } }),
  ]
  const [first, ...others] = withShipped(leads)
  const { path, text } = first?.matches ?? {}
  expect(path?.score).toBeGreaterThan(0)
  expect(path?.score).toBeLessThan(2)
  expect(text?.score).toBeLessThan(8)
  expect([path, text].flatMap((match) => match?.evidence?.says ?? [])).toEqual([
    'It ships 2 other changes of this range.',
  ])
  expect(others).toEqual(leads.slice(1))
})

it('who ships four changes is tied half as much as who ships one', () => {
  const scoreOf = (from: string, to: string, shipped: readonly string[]): number => {
    const roller = change('f', { files: [pin(from, to)] })
    const found = lead(change(to), 1, { path: { score: 2, evidence: said } })
    const rest = shipped.map((letter, at) => lead(change(letter), at + 2))
    return withShipped([lead(roller, 0), found, ...rest])[0]?.matches['path']?.score ?? 0
  }
  expect(scoreOf('a', 'e', ['d', 'c', 'b', 'a'])).toBeCloseTo(scoreOf('d', 'e', ['d']) / 2, 12)
})

it('what it is tied by itself stays where that is more', () => {
  const own = { score: 7, evidence: said }
  const leads = [lead(roll, 0, { path: own }), lead(change('c'), 1, { path: { score: 2, evidence: null } })]
  expect(withShipped(leads)[0]?.matches['path']).toBe(own)
})

it('leads of a range in which nothing ships anything are as they were', () => {
  const leads = [lead(change('b'), 0), lead(change('a'), 1)]
  expect(withShipped(leads)).toBe(leads)
})
