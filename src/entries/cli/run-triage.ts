import { loadWeights } from '../../compose/load-weights.ts'
import { triageClone } from '../../compose/triage-clone.ts'
import { cloneIncident } from './clone-incident.ts'
import type { TriageOptions } from './commands/triage.ts'
import { printReport } from './print-report.ts'

/** Triages what the options tell and prints the report. */
export async function runTriage(options: TriageOptions): Promise<void> {
  const weights = options.weights === undefined ? null : await loadWeights(options.weights)
  const { incident, forge } = await cloneIncident(options)
  printReport(await triageClone(incident, forge, weights), options)
}
