import process from 'node:process'

import { mineClone } from '../../../compose/mine-clone.ts'
import { writeCases } from '../../../compose/write-cases.ts'
import type { MineCommandOptions } from '../commands/mine.ts'
import { mineQuestion } from '../mine-options.ts'

/** Writes the cases of a clone's history and says on standard error what was found and what was not. */
export async function runMine(options: MineCommandOptions): Promise<void> {
  const clone = await mineClone(mineQuestion(options))
  await writeCases(options.out, clone)
  const { cases, messages, leftOut } = clone.mined
  const out = leftOut.map(({ because, count }) => `  ${String(count).padStart(6)}  ${because}`)
  const lines = [`${cases.length} cases of ${messages} messages in ${options.out}.`]
  if (out.length > 0) lines.push('Left out:', ...out)
  process.stderr.write(`${lines.join('\n')}\n`)
}
