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
