import type { Incident } from '../../../engine/model/incident.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { countCalls } from '../count-calls.ts'
import type { GitHubClient } from '../octokit.ts'

/** One triage of one incident: what its reads share, so that two reads never ask GitHub the same thing. */
export type IncidentSession = {
  readonly incident: Incident
  readonly client: GitHubClient
  /** For what the owner asks for beside: it takes nothing from what reading the changes may cost. */
  readonly beside: GitHubClient
  /** Calls made in this session so far, but for those beside. */
  readonly calls: () => number
}

/** A triage begins with the range, so that one is read afresh; the others go on in the session it began. */
export type IncidentSessions = {
  readonly begin: (incident: Incident) => IncidentSession
  readonly of: (incident: Incident) => IncidentSession
}

/** Forgotten beyond this number, the eldest first, which costs calls and nothing else. */
const REMEMBERED = 32

export function incidentSessions(client: GitHubClient, onCall: () => void): IncidentSessions {
  const sessions = new Map<string, IncidentSession>()
  const begin = (incident: Incident): IncidentSession => {
    const session = newSession(incident, client, onCall)
    sessions.delete(incident.id)
    sessions.set(incident.id, session)
    const [eldest] = sessions.keys()
    if (sessions.size > REMEMBERED && eldest !== undefined) sessions.delete(eldest)
    return session
  }
  return { begin, of: (incident) => sessions.get(incident.id) ?? begin(incident) }
}

function newSession(incident: Incident, client: GitHubClient, onCall: () => void): IncidentSession {
  let calls = 0
  const bounded = boundedClient(client)
  const counted = countCalls(bounded, () => {
    calls += 1
    onCall()
  })
  return { incident, client: counted, beside: countCalls(bounded, onCall), calls: () => calls }
}
