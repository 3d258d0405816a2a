import { readDossier } from '../adapters/case-file/read-dossier.ts'
import { adviseRevert } from '../engine/act/plan-revert.ts'
import { judge } from '../engine/judge/judge.ts'
import type { Dossier } from '../engine/model/dossier.ts'
import type { Judgement } from '../engine/model/judgement.ts'
import type { RevertAdvice } from '../engine/model/revert.ts'
import { composeReport, type Report } from '../engine/report/report.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { terminalReport } from './terminal-report.ts'

/**
 * Judges the text of a dossier file again; `where` names the file for messages. The same text gives the same answer,
 * so no time is taken: the report says that it cost nothing.
 * @throws Refusal when the text is no dossier that this program knows
 */
export function judgeDossier(
  text: string,
  where: string,
): { readonly dossier: Dossier; readonly judgement: Judgement; readonly report: Report } {
  const dossier = readDossier(text, where)
  const judgement = judge(dossier, terminalPolicy)
  const plan = { take: [], withhold: [], ...adviceOn(dossier, judgement) }
  const cost = { milliseconds: 0, apiCalls: 0, modelTokens: 0 }
  return { dossier, judgement, report: terminalReport(composeReport(dossier, judgement, plan, cost)) }
}

/** Read from the hunks alone: a dossier has no clone in which a revert could be tried. */
function adviceOn(dossier: Dossier, { verdict }: Judgement): { readonly revert?: RevertAdvice } {
  const culprit = dossier.changes.find(({ id }) => verdict.kind === 'culprit' && id === verdict.id)
  return culprit === undefined ? {} : { revert: adviseRevert(culprit, dossier, { trial: null }) }
}
