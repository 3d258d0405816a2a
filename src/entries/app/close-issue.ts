import type { Behalf } from '../../compose/compose-app.ts'
import type { Incident } from '../../engine/model/incident.ts'
import type { WorkerParts } from './worker.ts'

/** Closes the issue of an incident, if there is one, with a last sentence. */
export async function closeIssue(
  { id, repo }: Incident,
  body: string,
  behalf: Behalf,
  { workbench, journal }: WorkerParts,
): Promise<void> {
  const actor = await workbench.actor(behalf)
  const performed = await actor.perform({ kind: 'close-issue', incident: id, repo }, { body })
  if (performed.kind === 'refused') journal.note('could not close an issue', { delivery: behalf.cause })
}
