import type { Behalf } from '../../../compose/compose-app.ts'
import type { Config } from '../../../config/schema.ts'
import type { CaseRecord } from '../../../engine/model/case-record.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import { closeIssue } from '../close-issue.ts'
import type { Carried, WorkerParts } from '../worker.ts'

export type Mute = {
  readonly record: CaseRecord
  /** Whether its issue is. */
  readonly isOpen: boolean
  readonly until: Instant
  readonly behalf: Behalf
  readonly config: Config
}

/**
 * Waits in the queue until a mute ends, then makes up for what was held back: closes the issue if the thing is good
 * again, and brings it up to date if not. A later word about muting takes the place of this one.
 */
export async function afterMute(mute: Mute, parts: WorkerParts): Promise<Carried> {
  const { record, isOpen, until, behalf, config } = mute
  const { incident } = record
  const { words, recoveries, cases } = parts.store.forInstallation(behalf.installation)
  const now = parts.clock.now()
  const { mutedUntil } = await words.told(incident.id)
  if (mutedUntil !== until) return { state: 'done', says: 'muted for another time since' }
  const left = Date.parse(until) - now
  if (left > 0) return { state: 'later', afterMs: left, says: `muted until ${until}` }
  const recovered = await recoveries.last(incident.repo, incident.failing)
  const isOver = recovered !== null && Date.parse(recovered) >= Date.parse(incident.seenAt ?? recovered)
  if (!isOver) {
    if (isOpen) await parts.workbench.triage(incident, config, behalf, null)
    return { state: 'done', says: 'no longer muted' }
  }
  await closeIssue(incident, 'It was seen good again while this was muted.', behalf, parts)
  const updatedAt = new Date(now).toISOString() as Instant
  await cases.save({ ...record, state: 'closed', updatedAt })
  return { state: 'done', says: 'no longer muted; closed' }
}
