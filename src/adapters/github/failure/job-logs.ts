import type { Gap } from '../../../engine/model/completeness.ts'
import type { LogText } from '../../../engine/model/failure.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { LogCondenser } from '../../../engine/ports.ts'
import { gap, gapOf } from '../api/gaps.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { readLogBody } from './read-log-body.ts'
import { storedFile } from './stored-file.ts'

export type LogOptions = {
  /** Exact hosts, besides those of github.com, that logs may be fetched from. */
  readonly logHosts: readonly string[]
  /** Bytes of one log that are read at most. */
  readonly maxLogBytes: number
  /** Makes what one log is read into. */
  readonly condenser: () => LogCondenser
}

/** A log, or the gap it leaves. */
export type JobLog = { readonly log: LogText } | { readonly gap: Gap }

const ROUTE = 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs'

/** The log of one job; one past its retention is a gap. */
export async function jobLog(
  session: IncidentSession,
  jobId: string,
  what: string,
  options: LogOptions,
): Promise<JobLog> {
  try {
    const of = { ...ownerAndRepo(session.incident.repo), job_id: jobId }
    const body = await storedFile(session.client, { route: ROUTE, of, noun: 'log' }, options.logHosts)
    if (typeof body === 'string') return { gap: gap(what, body) }
    return { log: await readLogBody(body, options.condenser(), options.maxLogBytes) }
  } catch (error) {
    const gone = error instanceof Refusal && error.kind === 'not-found'
    return { gap: gone ? gap(what, 'It is past its retention, or not there yet.') : gapOf(what, error) }
  }
}
