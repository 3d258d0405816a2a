import type { Instant } from './ids.ts'
import type { Incident } from './incident.ts'
import type { Verdict } from './verdict.ts'

/** What we remember of an incident between events. */
export type CaseRecord = {
  readonly incident: Incident
  /** By which the places of its reports were chosen; a language model has no say in it. */
  readonly verdict: Verdict
  readonly state: 'open' | 'closed'
  readonly issueUrl: string | null
  readonly updatedAt: Instant
}
