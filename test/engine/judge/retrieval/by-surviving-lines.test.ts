import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { bySurvivingLines } from '../../../../src/engine/judge/retrieval/by-surviving-lines.ts'
import { aChange } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { aSha } from '../../../builders/ids.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

it('speaks louder for who wrote more of the new lines of an implicated file', () => {
  const [much, little] = [aChange({ pull: 1 }), aChange({ pull: 2 })]
  const lineHistories = [
    { path: 'src/cart/total.ts', start: 1, end: 9, commits: [aSha(1)] },
    { path: 'src/cart/total.ts', start: 10, end: 10, commits: [aSha(2)] },
    { path: 'src/other.ts', start: 1, end: 99, commits: [aSha(2)] },
  ]
  const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line: null, weight: 1 })]
  const found = bySurvivingLines.find(aQuestion({ context: aContext({ lineHistories }) }, { places }), [
    much,
    little,
  ])
  expect(found.get(much.id)?.score).toBeCloseTo(Math.sqrt(0.9))
  expect(found.get(little.id)?.score).toBeCloseTo(Math.sqrt(0.1))
})

it('weighs by the file and adds up over files; only the last writer of a stretch counts', () => {
  const [mine, other] = [aChange({ pull: 1 }), aChange({ pull: 2 })]
  const lineHistories = [
    { path: 'a.ts', start: 1, end: 4, commits: [aSha(1), aSha(2)] },
    { path: 'b.ts', start: 1, end: 1, commits: [aSha(1)] },
    { path: 'b.ts', start: 9, end: 11, commits: [aSha(2)] },
    { path: 'b.ts', start: 20, end: 29, commits: [aSha('older')] },
    { path: 'b.ts', start: 30, end: 39, commits: [] },
  ]
  const places = [
    anImplicatedPlace({ path: 'a.ts', weight: 0.5 }),
    anImplicatedPlace({ path: 'b.ts', weight: 1 }),
  ]
  const question = aQuestion({ context: aContext({ lineHistories }) }, { places })
  const found = bySurvivingLines.find(question, [mine, other])
  expect(found.get(mine.id)?.score).toBeCloseTo(0.5 + Math.sqrt(0.25), 12)
  expect(found.get(other.id)?.score).toBeCloseTo(Math.sqrt(0.75), 12)
  expect(bySurvivingLines.find(question, []).size).toBe(0)
})

test.prop([fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 50 })), { maxLength: 8 })])(
  'shares out the lines of a file: the squares of the scores add up to 1',
  (stretches) => {
    const changes = [1, 2, 3].map((pull) => aChange({ pull }))
    const lineHistories = stretches.map(([owner, length], index) => {
      return { path: 'a.ts', start: index * 100, end: index * 100 + length - 1, commits: [aSha(owner + 1)] }
    })
    const places = [anImplicatedPlace({ path: 'a.ts', weight: 1 })]
    const found = bySurvivingLines.find(
      aQuestion({ context: aContext({ lineHistories }) }, { places }),
      changes,
    )
    const squares = [...found.values()].reduce((sum, { score }) => sum + score ** 2, 0)
    expect(squares).toBeCloseTo(stretches.length === 0 ? 0 : 1, 9)
  },
)
