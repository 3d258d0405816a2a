import process from 'node:process'

import { recordDossier } from '../../compose/triage-clone.ts'
import { writeWhole } from '../../compose/write-whole.ts'
import { cloneIncident } from './clone-incident.ts'
import type { RecordOptions } from './commands/record.ts'

/** Gathers what the options tell of and writes the dossier to its file, or to standard output. */
export async function runRecord(options: RecordOptions): Promise<void> {
  const { incident, forge } = await cloneIncident(options)
  const { out } = options
  const text = await recordDossier(incident, forge)
  if (out === undefined) process.stdout.write(text)
  else await writeWhole(out, text)
}
