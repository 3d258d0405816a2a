import process from 'node:process'

import { ablateOnCases, prepareLearning } from '../../../compose/train-on-cases.ts'
import type { ExitCode } from '../exit-code.ts'
import { statusLine } from '../status-line.ts'
import { ablationText } from './ablation-text.ts'
import { concludeCases, gatherCases } from './gather-cases.ts'
import type { LearnOptions } from './learn-options.ts'

/** Ablates and prints; gives the exit code: `partial` where a case could not be used. */
export async function runAblate(options: LearnOptions): Promise<ExitCode> {
  const learning = await prepareLearning(options)
  const taught = await gatherCases(options, { withBaselines: false })
  const ablation = ablateOnCases(taught, learning, (done, total) =>
    statusLine(`${done} of ${total} parts left out`),
  )
  statusLine('')
  process.stdout.write(
    options.json === true ? `${JSON.stringify(ablation, null, 2)}\n` : ablationText(ablation),
  )
  return concludeCases(taught)
}
