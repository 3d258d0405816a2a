import { join } from 'node:path'
import process from 'node:process'

import { prepareBacktest } from '../../../compose/backtest-clone.ts'
import { judgeSwitch, modelFileOf, writeModelFile } from '../../../compose/finetune/switch-model.ts'
import { openTuningFolder } from '../../../compose/finetune/tuning-folder.ts'
import { refuseUnwritable } from '../../../compose/refuse-unwritable.ts'
import { modelRows } from '../backtest/models-text.ts'
import { judgeAll, recordVote } from '../backtest/run-backtest.ts'
import type { FinetuneUseOptions } from '../commands/finetune.ts'
import { mineQuestion } from '../mine-options.ts'
import { modelEndpoint } from '../model-endpoint.ts'
import { usualJobs } from '../rank/case-workers.ts'
import { sayWarning } from '../say-error.ts'

/**
 * Measures the tuned model, the one it was made from and no model on the same later cases, and writes the file that
 * switches it on only where it is better than both.
 */
export async function runFinetuneUse(model: string, options: FinetuneUseOptions): Promise<void> {
  const { data, base, jobs, most, out = join(data, 'model.json'), record = join(data, 'vote.json') } = options
  const folder = await openTuningFolder(data)
  for (const path of [out, record]) await refuseUnwritable(path)
  const prepared = await prepareBacktest(mineQuestion(options), most, folder.border)
  const outcomes = await judgeAll(prepared, {
    jobs: jobs ?? usualJobs(),
    weights: null,
    models: [model, base ?? folder.base].map(modelEndpoint),
    answers: null,
    mayContinue: options.restart !== true,
  })
  const report = prepared.conclude(outcomes)
  const { kind, because } = judgeSwitch(report)
  const lead = `${report.cases.ranked} cases seen from ${folder.border} on:`
  process.stdout.write(`${[lead, ...modelRows(report)].join('\n')}\n`)
  if (kind === 'better') {
    await writeModelFile(out, modelFileOf(report, folder.border))
    process.stderr.write(`Switched on: ${out} names ${model}.\n`)
    await recordVote(record, report, null)
  } else sayWarning(`${model} was not switched on: ${because}. ${out} stays as it is.`)
}
