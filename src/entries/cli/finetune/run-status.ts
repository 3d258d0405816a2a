import process from 'node:process'

import { type TuningStatus, tuningStatus } from '../../../compose/finetune/drive-tuning.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'
import type { FinetuneStatusOptions } from '../commands/finetune.ts'
import { modelEndpoint } from '../model-endpoint.ts'

const NAME = 200

/** Asks how the jobs of a folder stand and prints a line for each. */
export async function runFinetuneStatus({ data, json }: FinetuneStatusOptions): Promise<void> {
  const jobs = await tuningStatus(data, modelEndpoint(''))
  if (json === true) process.stdout.write(`${JSON.stringify(jobs, null, 2)}\n`)
  else
    process.stdout.write(
      `${jobs.length === 0 ? 'No job was started with this folder.' : jobs.map(lineOf).join('\n')}\n`,
    )
}

function lineOf({ id, stage, status, model, because, trainedTokens }: TuningStatus): string {
  const parts = [
    `${oneLine(id, NAME)}  ${stage}: ${oneLine(status, NAME)}`,
    ...(trainedTokens === null ? [] : [`${trainedTokens} tokens`]),
    ...(model === null ? [] : [`model ${oneLine(model, NAME)}`]),
    ...(because === null ? [] : [oneLine(because, NAME)]),
  ]
  return parts.join(', ')
}
