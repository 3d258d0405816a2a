import { createHash } from 'node:crypto'

import { type VoteRecord, whyNoProof } from '../config/vote-record.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import { defaultElection } from '../engine/model/opinion.ts'
import type { BacktestReport } from '../learn/report/backtest-report.ts'
import { mostFailed } from './finetune/switch-model.ts'
import { rankerFingerprint } from './ranker-fingerprint.ts'
import { writeWhole } from './write-whole.ts'

export type VoteJudgement =
  | { readonly kind: 'helps'; readonly record: VoteRecord }
  | { readonly kind: 'not-shown'; readonly because: string }

/**
 * What a backtest found of the first of its models: the record that lets its vote count as `fitted`, or why the cases
 * do not show that it helps. `weights` are those of the ranker; null: the shipped ones.
 */
export function judgeVote(
  { repo, models }: Pick<BacktestReport, 'repo' | 'models'>,
  weights: RankerWeights | null,
): VoteJudgement {
  const [model] = models
  if (model === undefined || model.asked === 0) return notShown('no model was asked')
  if (model.failed > mostFailed * model.asked)
    return notShown(`${model.failed} of ${model.asked} questions had no valid answer`)
  const { fitted } = model
  if (fitted === null) return notShown('the cases have no dates by which they could be split')
  const { acc1, acc5, mrr, logLikelihood, acceptance } = fitted.gain
  if (acceptance.kind === 'refused' || logLikelihood === null) return notShown(acceptance.because)
  const record: VoteRecord = {
    version: 1,
    repo,
    model: model.model,
    ranker: rankerFingerprint(weights ?? rankerWeights),
    candidates: defaultElection.candidates,
    repeats: defaultElection.repeats,
    weight: fitted.weight,
    fittedOn: casesOf(fitted.fittedOn),
    measuredOn: { ...casesOf(fitted.measuredOn), since: fitted.since },
    gains: { acc1, acc5, mrr, logLikelihood },
  }
  const because = whyNoProof(record)
  return because === null ? { kind: 'helps', record } : notShown(because)
}

/** @throws Refusal where the file cannot be written */
export async function writeVoteRecord(path: string, record: VoteRecord): Promise<void> {
  await writeWhole(path, `${JSON.stringify(record, null, 2)}\n`)
}

function casesOf(ids: readonly string[]): { readonly count: number; readonly sha256: string } {
  return { count: ids.length, sha256: createHash('sha256').update(ids.toSorted().join('\n')).digest('hex') }
}

function notShown(because: string): VoteJudgement {
  return { kind: 'not-shown', because }
}
