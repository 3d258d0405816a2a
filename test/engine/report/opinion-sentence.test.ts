import { expect, it } from 'vitest'

import type { Opinion } from '../../../src/engine/model/opinion.ts'
import { opinionSentence } from '../../../src/engine/report/opinion-sentence.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { anOpinion } from '../../builders/an-opinion.ts'

const said = (over: Partial<Opinion>): string => plainProse(opinionSentence(anOpinion(over)))

it('says how often a model was asked, how it voted and what it is worth', () => {
  expect(said({ agreement: 0.83 })).toBe(
    'A language model was asked 2 times about 20 changes and gave 2 valid votes, 83% of them alike. What was done did not depend on it.',
  )
})

it('says why it counts half', () => {
  expect(said({ agreement: 0.3, influence: 'halved' })).toContain('30% of them alike, so it counts half.')
  expect(said({ agreement: null, asked: 1, answered: 1, influence: 'halved' })).toContain(
    'asked 1 time about 20 changes and gave 1 valid vote; with one vote only it counts half.',
  )
  const positionBias = { mean: 0, picks: 9, isTelling: true }
  expect(said({ positionBias, influence: 'halved' })).toContain('It leans to a place in the list')
})

it('says why it is not heard', () => {
  expect(said({ influence: 'none', because: 'the endpoint answered 500' })).toBe(
    'A language model was asked 2 times about 20 changes and is not heard: the endpoint answered 500.',
  )
})
