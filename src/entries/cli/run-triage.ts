import { heardQuestions } from '../../compose/heard-questions.ts'
import { loadWeights } from '../../compose/load-weights.ts'
import { terminalPolicy } from '../../compose/terminal-policy.ts'
import { triageClone } from '../../compose/triage-clone.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import { cloneIncident } from './clone-incident.ts'
import type { TriageOptions } from './commands/triage.ts'
import { printPrompt } from './print-prompt.ts'
import { printReport } from './print-report.ts'
import { sayWarning } from './say-error.ts'

/** Triages what the options tell and prints the report, or what a language model would be asked about it. */
export async function runTriage(options: TriageOptions): Promise<void> {
  const weights = options.weights === undefined ? null : await loadWeights(options.weights)
  const { incident, forge } = await cloneIncident(options)
  const triaged = await triageClone(incident, forge, weights)
  warnOfRollBack(triaged.dossier.range, options)
  if (options.showPrompt === true) printPrompt(await heardQuestions(triaged.dossier, terminalPolicy), options)
  else printReport(triaged, options)
}

/** A deployment may roll back; at a terminal the two are oftener mixed up. */
function warnOfRollBack(range: RegressionRange, { good, bad }: TriageOptions): void {
  if (range.kind !== 'empty' || range.because !== 'rolled-back') return
  sayWarning(
    `--bad ${bad} is older than --good ${good}. If they were mixed up, ask with --good ${bad} --bad ${good}.`,
  )
}
