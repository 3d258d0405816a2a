import process from 'node:process'

import { planTuning } from '../../../compose/finetune/drive-tuning.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'
import type { FinetuneStartOptions } from '../commands/finetune.ts'
import { modelEndpoint } from '../model-endpoint.ts'

const NAME = 200

/** Says what would be sent and to whom; sends it and begins the job only where that was asked for in words. */
export async function runFinetuneStart(options: FinetuneStartOptions): Promise<void> {
  const { data: folder, stage, model = null } = options
  const plan = await planTuning({ folder, stage, model, endpoint: modelEndpoint('') })
  const sizes = plan.files.map(({ at, lines, bytes }) => `  ${at}: ${lines} examples, ${bytes} bytes`)
  const told = [`To ${oneLine(plan.server, NAME)}, to tune ${oneLine(plan.model, NAME)}:`, ...sizes]
  if (options.send !== true) {
    const rest =
      'Nothing was sent. Look the files through; --send sends them and begins a job, which costs money.'
    process.stdout.write(`${[...told, rest].join('\n')}\n`)
    return
  }
  const { id, status } = await plan.start()
  process.stdout.write(
    `${[...told, `Sent. Job ${oneLine(id, NAME)}: ${oneLine(status, NAME)}.`].join('\n')}\n`,
  )
}
