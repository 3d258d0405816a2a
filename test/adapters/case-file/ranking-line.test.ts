import { describe, expect, it } from 'vitest'

import { rankingLine } from '../../../src/adapters/case-file/ranking-line.ts'
import { aJudgement, aRanking, aSilentVerdict, aSuspect, someEvidence } from '../../builders/a-judgement.ts'
import { aChangeId } from '../../builders/ids.ts'

const lineOf = (over: Partial<Parameters<typeof rankingLine>[0]> = {}): Record<string, unknown> =>
  JSON.parse(
    rankingLine({
      id: 'c1',
      judgement: aJudgement(),
      cleared: [],
      milliseconds: 12.6,
      explain: false,
      ...over,
    }),
  ) as Record<string, unknown>

describe('a line of a ranking file', () => {
  it('holds the keys of the contract and no other', () => {
    expect(Object.keys(lineOf())).toEqual([
      'id',
      'verdict',
      'because',
      'noneProbability',
      'ranking',
      'candidates',
      'milliseconds',
    ])
  })

  it('ends with the candidates that others took back, with nothing against them', () => {
    const judgement = aJudgement({ ranking: aRanking({ suspects: [aSuspect()] }) })
    const cleared = [aChangeId('revert'), aChangeId('reverted')]
    expect(lineOf({ judgement, cleared, explain: true })).toMatchObject({
      ranking: [
        { id: aSuspect().id },
        { id: 'revert', probability: 0, evidence: [], contributions: [] },
        { id: 'reverted', probability: 0, evidence: [] },
      ],
      candidates: 3,
    })
  })

  it('holds every suspect with its probability and evidence', () => {
    const suspect = aSuspect({ probability: 0.1 + 0.2, evidence: [someEvidence({ file: null, line: null })] })
    const judgement = aJudgement({ ranking: aRanking({ suspects: [suspect] }) })
    expect(lineOf({ judgement })).toMatchObject({
      id: 'c1',
      verdict: 'culprit',
      because: null,
      noneProbability: 0.08,
      ranking: [
        {
          id: suspect.id,
          probability: 0.1 + 0.2,
          evidence: [{ says: someEvidence().says, quote: someEvidence().quote, file: null, line: null }],
        },
      ],
      candidates: 1,
      milliseconds: 13,
    })
  })

  it('says why where the verdict is silent', () => {
    const judgement = aJudgement({ verdict: aSilentVerdict('flaky') })
    expect(lineOf({ judgement })).toMatchObject({ verdict: 'silent', because: 'flaky' })
  })

  it('holds the terms of each sum only when asked', () => {
    expect(JSON.stringify(lineOf())).not.toContain('contributions')
    expect(lineOf({ explain: true })).toMatchObject({
      ranking: [{ contributions: [{ feature: 'frame-line', value: 1, adds: 3.2 }] }, {}, {}],
    })
  })

  it('stays one line whatever a quote holds', () => {
    const suspect = aSuspect({ evidence: [someEvidence({ quote: 'a\nb\u2028\ud800' })] })
    const judgement = aJudgement({ ranking: aRanking({ suspects: [suspect] }) })
    const text = rankingLine({ id: 'c1', judgement, cleared: [], milliseconds: 0, explain: false })
    expect(text).not.toContain('\n')
    expect(JSON.parse(text)).toMatchObject({ ranking: [{ evidence: [{ quote: 'a\nb\u2028\ud800' }] }] })
  })
})
