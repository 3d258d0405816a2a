import { failingOfAlert, incidentOfAlert } from '../adapters/github/alert-incident.ts'
import { commitOf } from '../adapters/github/given-commits.ts'
import { incidentOfDeployment, incidentOfRun } from '../adapters/github/incident-by-id.ts'
import { newestFailedDeployment } from '../adapters/github/newest-failed-deployment.ts'
import { runningCommit } from '../adapters/github/running-commit.ts'
import { watched } from '../config/watched.ts'
import { placeIncident } from '../engine/incidents/place-incident.ts'
import type { Alert } from '../engine/model/alert.ts'
import type { IncidentId } from '../engine/model/ids.ts'
import type { Incident } from '../engine/model/incident.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { openIssues } from './action-issues.ts'
import { closeAllOver, closeOver } from './action-over.ts'
import { hearComment } from './action-word.ts'
import { type FindingWorld, type Found, nothing } from './action-world.ts'
import type { Target, WorkflowEvent } from './compose-action.ts'
import { notedCase } from './noted-case.ts'
import { readPayloadOf } from './read-payload.ts'

/** What is to be looked at. What a person names is looked at whatever the configuration watches. */
export async function findTarget({ what }: Target, world: FindingWorld, now: number): Promise<Found> {
  const { client, repo } = world
  if (what.kind === 'run') return await placed(await incidentOfRun(client, repo, what.runId), [], world)
  if (what.kind === 'deployment') return await named(what.environment, world)
  if (what.kind === 'clock') return await byClock(what.environment, world, now)
  const { event, environment } = what
  if (event.name === 'issue_comment') return await hearComment(event.payload, world, now)
  return await told(event, environment, world, now)
}

async function named(environment: string, world: FindingWorld): Promise<Found> {
  const id = await newestFailedDeployment(world.client, world.repo, environment)
  return await placed(await incidentOfDeployment(world.client, world.repo, id), [], world)
}

/** Closes what is over; then looks at the environment that is named, if its newest deployment failed. */
async function byClock(environment: string | null, world: FindingWorld, now: number): Promise<Found> {
  const closed = await closeAllOver(world, now)
  if (environment === null) return closed
  try {
    return await named(environment, world)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return closed
    throw error
  }
}

/** The Action is no App, so no check can be its own. */
const readPayload = readPayloadOf('')

async function told(
  event: WorkflowEvent,
  environment: string | null,
  world: FindingWorld,
  now: number,
): Promise<Found> {
  const { branches, mergeQueue } = world.config
  const meaning = readPayload(event.name, event.payload, { branches, mergeQueue })
  switch (meaning.kind) {
    case 'nothing':
      return meaning
    case 'recovery':
      return await closeOver(meaning, world, now)
    case 'alert':
      return await alarmed(meaning.alert, world, now)
    case 'incident': {
      const because = ignoredBecause(meaning.incident, world, environment)
      return because === null ? await placed(meaning.incident, meaning.joins, world) : nothing(because)
    }
    case 'comment':
    case 'flaky':
    case 'button':
    case 'landed':
    case 'pushed':
    case 'merge-group':
      return nothing('This event starts no incident.')
  }
}

async function alarmed(alert: Alert, world: FindingWorld, now: number): Promise<Found> {
  const { client, repo } = world
  const { environment, at, sha } = alert
  if (alert.state === 'over') {
    return await closeOver({ working: failingOfAlert(alert), sha: null, at }, world, now)
  }
  const running = sha ?? (environment === null ? null : await runningCommit(client, repo, environment, at))
  const incident = incidentOfAlert(repo, alert, running ?? (await commitOf(client, repo, 'HEAD')))
  const because = ignoredBecause(incident, world, null)
  return because === null ? await placed(incident, [], world) : nothing(because)
}

function ignoredBecause(
  { failing }: Incident,
  { config }: FindingWorld,
  environment: string | null,
): string | null {
  if (environment !== null && failing.kind === 'deployment' && failing.environment !== environment) {
    return 'The deployment is to another environment than the input names.'
  }
  // Whether the branch counts was asked when the payload was read.
  const watching = watched({ ...config, branches: ['*'] }, failing, '')
  return watching.kind === 'ignored' ? `The configuration does not watch this ${watching.because}.` : null
}

/** The incident as the issue that tells of it already knows it, where there is one. */
async function placed(incident: Incident, joins: readonly IncidentId[], world: FindingWorld): Promise<Found> {
  const fresh: Found = { kind: 'incident', incident, issue: null, wish: null, react: null }
  if (world.actor === null) return fresh
  const issues = await openIssues(world)
  const open = issues.map(notedCase)
  // An issue holds no name for how it failed: the same thing goes on with its incident.
  const place = await placeIncident({ incident, joins, open, over: [], isOther: async () => false })
  if (!('known' in place)) return { ...fresh, incident: place.now ?? incident }
  const issue = issues.find((one) => one.incident.id === place.known.incident.id) ?? null
  if (place.kind === 'grown' && !place.isNews)
    return nothing('It is part of an incident that is open, and its issue tells enough.')
  return { kind: 'incident', incident: place.now, issue, wish: null, react: null }
}
