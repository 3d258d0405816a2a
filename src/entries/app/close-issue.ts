import type { Behalf } from '../../compose/compose-app.ts'
import { reportPlaces } from '../../compose/words.ts'
import { type Config, defaultConfig } from '../../config/schema.ts'
import type { Act, CloseReport, ReportPlace } from '../../engine/model/act.ts'
import type { Incident } from '../../engine/model/incident.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { WorkerParts } from './worker.ts'

type CloseIssue = Extract<Act, { kind: 'close-issue' }>

/** Closes the issue of an incident, if there is one, with a last sentence, and says it wherever else we reported. */
export async function closeIssue(
  incident: Incident,
  body: string,
  behalf: Behalf,
  parts: WorkerParts,
): Promise<void> {
  const { id, repo } = incident
  const actor = await parts.workbench.actor(behalf)
  const perform = async (act: CloseReport | CloseIssue): Promise<void> => {
    const performed = await actor.perform(act, { body })
    if (performed.kind !== 'refused') return
    parts.journal.note('could not close a report', { delivery: behalf.cause, act: act.kind })
  }
  await perform({ kind: 'close-issue', incident: id, repo })
  for (const at of await placesOf(incident, behalf, parts)) {
    await perform({ kind: 'close-report', incident: id, repo, at })
  }
}

async function placesOf(
  { id, badSha }: Incident,
  behalf: Behalf,
  { store, workbench }: WorkerParts,
): Promise<readonly ReportPlace[]> {
  const { report } = await configOf(behalf, workbench)
  if (report.to.every((one) => one === 'issue')) return []
  const { cases, words } = store.forInstallation(behalf.installation)
  const [known, window] = [await cases.find(id), await words.window(id)]
  if (known === null) return []
  return reportPlaces(report.to, { badSha, verdict: known.verdict, changes: window?.changes ?? [] })
}

/** A configuration that cannot be used must not keep open what is over. */
async function configOf(behalf: Behalf, workbench: WorkerParts['workbench']): Promise<Config> {
  try {
    return await workbench.config(behalf)
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'transient') return defaultConfig
    throw error
  }
}
