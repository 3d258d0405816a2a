import process from 'node:process'

import { cloneConfig } from '../../compose/clone-config.ts'
import { heardQuestions } from '../../compose/heard-questions.ts'
import { loadWeights, type RankerWeights } from '../../compose/load-weights.ts'
import { electionPolicy, type TerminalModel, terminalModel } from '../../compose/terminal-model.ts'
import { triageClone } from '../../compose/triage-clone.ts'
import { type ModelServerSettings, readModelServer } from '../../config/model-server.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Report } from '../../engine/report/report.ts'
import { cloneIncident } from './clone-incident.ts'
import type { TriageOptions } from './commands/triage.ts'
import { printPrompt } from './print-prompt.ts'
import { printReport, printSecondOpinion } from './print-report.ts'
import { sayWarning } from './say-error.ts'

/**
 * Triages what the options tell and prints the report; then, where a language model is asked, its second opinion. Or
 * prints what a model would be asked about it.
 */
export async function runTriage(options: TriageOptions): Promise<void> {
  const server = options.model === false ? null : readModelServer(options.model ?? null, process.env)
  const weights = options.weights === undefined ? null : await loadWeights(options.weights)
  const { incident, forge } = await cloneIncident(options)
  if (options.showPrompt === true) {
    const policy = electionPolicy((await cloneConfig(options.repo)).config)
    const { dossier } = await triageClone(incident, forge, { weights })
    warnOfRollBack(dossier.range, options)
    return printPrompt(await heardQuestions(dossier, policy), options)
  }
  const model = await modelFor(options, server, weights)
  let printed: Report | null = null
  const triaged = await triageClone(incident, forge, {
    weights,
    model,
    beforeAsking: (first) => {
      if (options.json === true) return
      printed = first.report
      printReport(first, {})
    },
  })
  warnOfRollBack(triaged.dossier.range, options)
  if (printed === null) printReport(triaged, options)
  else printSecondOpinion(printed, triaged, options)
}

async function modelFor(
  { model: named, repo: directory }: TriageOptions,
  server: ModelServerSettings | null,
  weights: RankerWeights | null,
): Promise<TerminalModel> {
  const model = await terminalModel({ directory, server, isNamed: named !== undefined, weights })
  if (model.kind === 'asks-nobody' && model.because !== null)
    sayWarning(`No language model is asked about this repository: ${model.because}.`)
  return model
}

/** A deployment may roll back; at a terminal the two are oftener mixed up. */
function warnOfRollBack(range: RegressionRange, { good, bad }: TriageOptions): void {
  if (range.kind !== 'empty' || range.because !== 'rolled-back') return
  sayWarning(
    `--bad ${bad} is older than --good ${good}. If they were mixed up, ask with --good ${bad} --bad ${good}.`,
  )
}
