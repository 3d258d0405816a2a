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
  await performAll([{ kind: 'close-issue', incident: id, repo }], body, behalf, parts)
  await closeElsewhere(incident, body, behalf, parts)
}

/** Says a last sentence wherever we reported of an incident besides its issue; where nothing stands nothing is written. */
export async function closeElsewhere(
  incident: Incident,
  body: string,
  behalf: Behalf,
  parts: WorkerParts,
): Promise<void> {
  const { id, repo } = incident
  const places = await placesOf(incident, behalf, parts)
  const acts = places.map((at) => ({ kind: 'close-report', incident: id, repo, at }) as const)
  await performAll(acts, body, behalf, parts)
}

async function performAll(
  acts: readonly (CloseIssue | CloseReport)[],
  body: string,
  behalf: Behalf,
  { workbench, journal }: WorkerParts,
): Promise<void> {
  if (acts.length === 0) return
  const actor = await workbench.actor(behalf)
  for (const act of acts) {
    const performed = await actor.perform(act, { body })
    if (performed.kind !== 'refused') continue
    journal.note('could not close a report', { delivery: behalf.cause, act: act.kind })
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
