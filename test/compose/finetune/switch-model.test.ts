import { describe, expect, it } from 'vitest'

import { judgeSwitch } from '../../../src/compose/finetune/switch-model.ts'
import type { ModelFigures, ModelGain } from '../../../src/learn/report/model-figures.ts'

const better = {
  kind: 'accepted',
  because: 'better on the later cases',
  logLikelihoodGain: 0.1,
  acc5Gain: 0.1,
} as const
const worse = {
  kind: 'refused',
  because: 'Acc@5 gains -0.100, 0 is asked',
  logLikelihoodGain: 0.1,
  acc5Gain: -0.1,
} as const

function gain(against: string | null, acceptance: ModelGain['acceptance']): ModelGain {
  return { against, acc1: null, acc5: null, mrr: null, logLikelihood: null, acceptance }
}

function tuned(over: Partial<ModelFigures> = {}): { readonly models: readonly ModelFigures[] } {
  const gains = [gain(null, better), gain('base', better)]
  return { models: [{ model: 'suspects', asked: 60, failed: 0, tokens: 9, gains, fitted: null, ...over }] }
}

describe('a tuned model', () => {
  it('takes over where it is better than no model and than its base', () => {
    expect(judgeSwitch(tuned())).toEqual({ kind: 'better', because: 'better on the later cases' })
  })

  it.each([
    [
      'it does not beat no model',
      tuned({ gains: [gain(null, worse), gain('base', better)] }),
      'against no model: Acc@5',
    ],
    [
      'it does not beat its base',
      tuned({ gains: [gain(null, better), gain('base', worse)] }),
      'against base: Acc@5',
    ],
    ['it often fails to answer', tuned({ failed: 7 }), '7 of 60 questions'],
    ['it was never asked', tuned({ asked: 0 }), 'never asked'],
    ['there is none', { models: [] }, 'never asked'],
  ])('does not where %s', (_, report, because) => {
    expect(judgeSwitch(report)).toEqual({ kind: 'not-better', because: expect.stringContaining(because) })
  })
})
