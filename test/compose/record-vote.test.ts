import { describe, expect, it } from 'vitest'

import { judgeVote } from '../../src/compose/record-vote.ts'
import { rankerWeights } from '../../src/engine/judge/ranking/ranker-weights.ts'
import type { Instant } from '../../src/engine/model/ids.ts'
import type { FittedFigures, ModelFigures } from '../../src/learn/report/model-figures.ts'

const gain = { value: 0.2, low: 0.1, high: 0.3 }
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `case-${index}`)

const fitted: FittedFigures = {
  weight: 1.2,
  fittedOn: ids(30),
  measuredOn: ids(40),
  since: '2026-01-01T00:00:00.000Z' as Instant,
  gain: {
    against: null,
    acc1: gain,
    acc5: gain,
    mrr: gain,
    logLikelihood: gain,
    acceptance: { kind: 'accepted', because: 'better', logLikelihoodGain: 0.2, acc5Gain: 0.2 },
  },
}

function judged(over: Partial<ModelFigures> = {}, weights = rankerWeights) {
  const model = { model: 'suspects', asked: 80, failed: 0, tokens: 9, gains: [], fitted, ...over }
  return judgeVote({ repo: 'acme/shop', models: [model] }, weights)
}

function recordOf(judgement: ReturnType<typeof judgeVote>) {
  if (judgement.kind !== 'helps') throw new Error(judgement.because)
  return judgement.record
}

describe('a backtest', () => {
  it('records which cases, model and ranker showed that a vote helps', () => {
    const record = recordOf(judged())
    expect(record).toMatchObject({
      repo: 'acme/shop',
      model: 'suspects',
      weight: 1.2,
      fittedOn: { count: 30 },
      measuredOn: { count: 40, since: '2026-01-01T00:00:00.000Z' },
    })
    const others = recordOf(judged({ fitted: { ...fitted, measuredOn: ['x', ...ids(39)] } }))
    expect(others.measuredOn.sha256).not.toBe(record.measuredOn.sha256)
    expect(others.fittedOn.sha256).toBe(record.fittedOn.sha256)
  })

  it('tells rankers apart by their numbers, not by their order or what is said of them', () => {
    const { change, none } = rankerWeights
    const same = {
      provenance: 'elsewhere',
      change: Object.fromEntries(Object.entries(change).reverse()),
      none,
    }
    expect(recordOf(judged({}, same)).ranker).toBe(recordOf(judged()).ranker)
    const other = { ...rankerWeights, none: { ...none, bias: 0.125 } }
    expect(recordOf(judged({}, other)).ranker).not.toBe(recordOf(judged()).ranker)
  })

  it.each([
    ['it was never asked', { asked: 0 }, 'no model was asked'],
    ['it often had no answer', { failed: 9 }, '9 of 80 questions'],
    ['no case has a date', { fitted: null }, 'no dates'],
    [
      'it does not gain enough',
      {
        fitted: {
          ...fitted,
          gain: {
            ...fitted.gain,
            acceptance: { ...fitted.gain.acceptance, kind: 'refused', because: 'too little' },
          },
        },
      },
      'too little',
    ],
    [
      'the gain may be chance',
      { fitted: { ...fitted, gain: { ...fitted.gain, logLikelihood: { ...gain, low: -0.1 } } } },
      'may be chance',
    ],
  ] as const)('records nothing where %s', (_, over, because) => {
    expect(judged(over)).toEqual({ kind: 'not-shown', because: expect.stringContaining(because) })
  })
})
