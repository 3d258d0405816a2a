import { describe, expect, it } from 'vitest'

import { heardInfluence, type InUse, type VoteRecord } from '../../src/config/vote-record.ts'

const hash = 'a'.repeat(64)
const gain = { value: 0.1, low: 0.04, high: 0.2 }
const record: VoteRecord = {
  version: 1,
  repo: 'acme/shop',
  model: 'suspects',
  ranker: hash,
  candidates: 20,
  repeats: 2,
  weight: 1.3,
  fittedOn: { count: 31, sha256: hash },
  measuredOn: { count: 31, sha256: hash, since: '2026-01-01T00:00:00Z' },
  gains: { acc1: gain, acc5: gain, mrr: gain, logLikelihood: gain },
}
const inUse: InUse = {
  repo: 'Acme/Shop',
  model: 'suspects',
  ranker: hash,
  candidates: 20,
  repeats: 2,
  voter: 'chat',
}

describe('a vote that is to count as fitted', () => {
  it('does so with the weight of a record about just what is in use', () => {
    expect(heardInfluence(JSON.stringify(record), inUse)).toEqual({ kind: 'fitted', weight: 1.3 })
    expect(heardInfluence(JSON.stringify(record), { ...inUse, repo: null }).kind).toBe('fitted')
  })

  it.each([
    ['there is no record', null, {}, 'there is no .github/prime-suspect-vote.json'],
    ['the record is no JSON', '{', {}, 'is not what a backtest writes'],
    [
      'the record is of another version',
      JSON.stringify({ ...record, version: 2 }),
      {},
      'not what a backtest',
    ],
    ['its weight is beyond all bounds', JSON.stringify({ ...record, weight: 50 }), {}, 'not what a backtest'],
    ['it is of another repository', JSON.stringify(record), { repo: 'acme/fork' }, 'another repository'],
    ['another model is asked', JSON.stringify(record), { model: 'base' }, 'another model'],
    ['the ranker was trained anew', JSON.stringify(record), { ranker: 'b'.repeat(64) }, 'other weights'],
    ['elections are held otherwise', JSON.stringify(record), { repeats: 1 }, '20 candidates with 2 repeats'],
    ['votes come from elsewhere', JSON.stringify(record), { voter: 'decisions' }, 'chat completions'],
  ] as const)('counts as bounded where %s', (_, text, over, because) => {
    const heard = heardInfluence(text, { ...inUse, ...over })
    expect(heard).toEqual({ kind: 'bounded', because: expect.stringContaining(because) })
  })

  it.each([
    ['too few cases', { measuredOn: { ...record.measuredOn, count: 29 } }, 'only 29 later cases'],
    [
      'a gain that may be chance',
      { gains: { ...record.gains, logLikelihood: { ...gain, low: 0 } } },
      'may be chance',
    ],
    [
      'fewer culprits among the first five',
      { gains: { ...record.gains, acc5: { value: -0.01, low: -0.1, high: 0.1 } } },
      'Acc@5 falls',
    ],
  ] as const)('counts as bounded where the record shows %s', (_, over, because) => {
    const heard = heardInfluence(JSON.stringify({ ...record, ...over }), inUse)
    expect(heard).toEqual({ kind: 'bounded', because: expect.stringContaining(because) })
  })
})
