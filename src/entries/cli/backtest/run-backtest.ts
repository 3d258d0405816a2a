import process from 'node:process'
import { styleText } from 'node:util'

import type { AskedModels, BacktestOutcome } from '../../../compose/backtest-case.ts'
import {
  backtestHtml,
  type BacktestReport,
  type PreparedBacktest,
  prepareBacktest,
} from '../../../compose/backtest-clone.ts'
import { loadWeights, type RankerWeights } from '../../../compose/load-weights.ts'
import { makeFolder } from '../../../compose/make-folder.ts'
import { judgeVote, writeVoteRecord } from '../../../compose/record-vote.ts'
import { refuseUnwritable } from '../../../compose/refuse-unwritable.ts'
import { writeCases } from '../../../compose/write-cases.ts'
import { writeWhole } from '../../../compose/write-whole.ts'
import { voteRecordPath } from '../../../config/vote-record.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { BacktestOptions } from '../commands/backtest.ts'
import { ExitCode } from '../exit-code.ts'
import { mineQuestion } from '../mine-options.ts'
import { modelEndpoint } from '../model-endpoint.ts'
import { programFingerprint } from '../program-fingerprint.ts'
import { backtestWorkers, usualJobs } from '../rank/case-workers.ts'
import { sayWarning } from '../say-error.ts'
import { backtestText } from './backtest-text.ts'
import { judgeCases } from './judge-cases.ts'

const WIDTH_ELSEWHERE = 100
const NARROWEST = 40
const WIDEST = 120

/** Mines, ranks, measures and prints; gives the exit code: `partial` where a case could not be ranked, `bug` where that was ours. */
export async function runBacktest(options: BacktestOptions): Promise<ExitCode> {
  const models = (options.model ?? []).map(modelEndpoint)
  refuseWithoutModel(options)
  for (const path of [options.html, options.record]) if (path !== undefined) await refuseUnwritable(path)
  const prepared = await prepareBacktest(mineQuestion(options), options.most, options.since ?? null)
  if (options.cases !== undefined) await writeCases(options.cases, prepared.clone)
  const weights = options.weights === undefined ? null : await loadWeights(options.weights)
  if (options.answers !== undefined) await makeFolder(options.answers)
  const outcomes = await judgeAll(prepared, {
    jobs: options.jobs ?? usualJobs(),
    weights,
    models,
    answers: options.answers ?? null,
    mayContinue: options.restart !== true,
  })
  const report = prepared.conclude(outcomes)
  if (options.record !== undefined) await recordVote(options.record, report, weights)
  if (options.html !== undefined) await writeWhole(options.html, backtestHtml(report))
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : backtestText(report, {
          bold: (text) => styleText('bold', text, { stream: process.stdout }),
          // Some pseudo-terminals say that they are 0 wide.
          width: Math.max(NARROWEST, Math.min(process.stdout.columns ?? WIDTH_ELSEWHERE, WIDEST)),
        }),
  )
  return conclude(outcomes)
}

/** What is kept or told of a model is nothing where none is asked. */
function refuseWithoutModel({ model = [], record, answers }: BacktestOptions): void {
  const vain = record !== undefined ? '--record' : answers !== undefined ? '--answers' : null
  if (vain === null || model.length > 0) return
  throw new Refusal(
    'bad-input',
    `${vain} is about a language model, and none is named.`,
    'Name one with --model.',
  )
}

/** Writes the record that lets a vote count as `fitted`, or says why the cases do not show that it should. */
export async function recordVote(
  path: string,
  report: BacktestReport,
  weights: RankerWeights | null,
): Promise<void> {
  const judgement = judgeVote(report, weights)
  if (judgement.kind === 'not-shown') {
    return sayWarning(`nothing says that the vote helps: ${judgement.because}. ${path} was not written.`)
  }
  await writeVoteRecord(path, judgement.record)
  process.stderr.write(`Recorded: commit ${path} as ${voteRecordPath}, and the vote may count as fitted.\n`)
}

export type JudgeAllOptions = AskedModels & {
  readonly jobs: number
  readonly weights: RankerWeights | null
  readonly mayContinue: boolean
}

/** What becomes of the cases of a backtest, worked on side by side; an interrupted run of the same goes on. */
export async function judgeAll(
  { open, clone }: PreparedBacktest,
  { jobs, weights, models, answers, mayContinue }: JudgeAllOptions,
): Promise<readonly BacktestOutcome[]> {
  const { gitDirectory } = clone
  const pool = backtestWorkers(Math.min(jobs, open.length), { gitDirectory, weights, models, answers })
  try {
    const about = {
      program: programFingerprint(),
      'git directory': gitDirectory,
      weights,
      models: models.map(({ model, baseUrl }) => `${model} at ${baseUrl ?? 'OpenAI'}`),
    }
    return await judgeCases(open, { pool, about, mayContinue })
  } finally {
    await pool.close()
  }
}

function conclude(outcomes: readonly BacktestOutcome[]): ExitCode {
  const refused = outcomes.filter((outcome) => outcome.kind !== 'judged')
  for (const { id, kind, says } of refused) {
    const because = kind === 'crashed' ? ' because of a bug in Prime Suspect' : ''
    sayWarning(`case ${id} could not be ranked${because}: ${says}`)
  }
  if (refused.some(({ kind }) => kind === 'crashed')) return ExitCode.bug
  return refused.length === 0 ? ExitCode.done : ExitCode.partial
}
