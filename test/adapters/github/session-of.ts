import {
  type IncidentSession,
  incidentSessions,
} from '../../../src/adapters/github/session/incident-session.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { plainClient } from './fake-api.ts'

/** A session of its own for one test. */
export function sessionOf(incident: Incident): IncidentSession {
  return incidentSessions(plainClient(), () => undefined).begin(incident)
}

/** What a promise was refused with. */
export async function refusalFrom(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'answered',
    (error: unknown) => error,
  )
}
