import process from 'node:process'

import { refuseUnwritable } from '../../../compose/refuse-unwritable.ts'
import {
  prepareLearning,
  type TrainReport,
  trainOnCases,
  writeWeights,
} from '../../../compose/train-on-cases.ts'
import type { TrainOptions } from '../commands/train.ts'
import type { ExitCode } from '../exit-code.ts'
import { sayWarning } from '../say-error.ts'
import { statusLine } from '../status-line.ts'
import { concludeCases, gatherCases } from './gather-cases.ts'
import { trainText } from './train-text.ts'

/** Learns, measures, prints and writes; gives the exit code: `partial` where a case could not be used. */
export async function runTrain(options: TrainOptions): Promise<ExitCode> {
  if (options.out !== undefined) await refuseUnwritable(options.out)
  const learning = await prepareLearning(options)
  const taught = await gatherCases(options, { withBaselines: options.compare === true })
  statusLine(`${taught.cases.length} cases read, learning`)
  const report = trainOnCases(taught, learning, { withBoosted: options.learner === 'boosted' })
  statusLine('')
  process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : trainText(report))
  if (options.out !== undefined) await writeIfBetter(report, options.out, options.anyway === true)
  return concludeCases(taught)
}

async function writeIfBetter(report: TrainReport, out: string, anyway: boolean): Promise<void> {
  if (report.acceptance?.kind === 'refused' && !anyway) {
    sayWarning(`${out} was not written: ${report.acceptance.because}. --anyway writes it.`)
    return
  }
  await writeWeights(out, report.weights)
  process.stderr.write(`Weights in ${out}.\n`)
}
