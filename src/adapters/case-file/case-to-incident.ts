import type { IncidentId, Instant, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { OpenCase } from './case-schema.ts'

/** Git's own way of writing "no commit": stands where a case gives its changes in full and names no commit. */
export const NO_COMMIT = '0'.repeat(40) as Sha

/** The incident that a case tells of. Its id is that of the case, so it is stable over runs. */
export function caseToIncident(line: OpenCase): Incident {
  const slash = line.repo.indexOf('/')
  return {
    id: `case:${line.repo}:${line.id}` as IncidentId,
    repo: { owner: line.repo.slice(0, slash), name: line.repo.slice(slash + 1) },
    failing: failingOf(line),
    title: titleOf(line),
    badSha: (line.range?.bad as Sha | undefined) ?? NO_COMMIT,
    seenAt: (line.incident.at as Instant | undefined) ?? null,
  }
}

const titleOf = ({ incident }: OpenCase): string => incident.title.replaceAll(/\s+/gu, ' ').trim()

function failingOf(line: OpenCase): Failing {
  const { id, incident } = line
  const { kind, name, environment } = incident
  const title = titleOf(line)
  // A title that begins with the name of the failing thing was made of it: “test failed on main” says nothing else.
  const says = title.startsWith(name) ? {} : { says: title }
  if (kind === 'check') return { kind, name, ...says }
  if (kind === 'alert') return { kind, name, environment: environment ?? null, ...says }
  return { kind, environment: environment ?? name, deploymentId: id, task: name, runId: null }
}
