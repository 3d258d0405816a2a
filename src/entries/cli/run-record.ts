import { writeFile } from 'node:fs/promises'
import process from 'node:process'

import { recordDossier } from '../../compose/triage-clone.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { cloneIncident } from './clone-incident.ts'
import type { RecordOptions } from './commands/record.ts'

/** Gathers what the options tell of and writes the dossier to its file, or to standard output. */
export async function runRecord(options: RecordOptions): Promise<void> {
  const { incident, forge } = await cloneIncident(options)
  const text = await recordDossier(incident, forge)
  if (options.out === undefined) process.stdout.write(text)
  else await write(options.out, text)
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Refusal(
      'bad-input',
      `${path} cannot be written (${code}).`,
      'Check the path given with --out.',
      { cause },
    )
  }
}
