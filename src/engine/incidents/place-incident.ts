import type { CaseRecord } from '../model/case-record.ts'
import type { IncidentId } from '../model/ids.ts'
import type { Failing, Incident } from '../model/incident.ts'
import { withAgain, withPart } from './grown-incident.ts'
import { areApart, areOneFailure, isSameAgain, joinIncidents } from './join-incidents.ts'

/** Where a failure that was just told belongs among the incidents that are known. */
export type Placed =
  /** Nothing known has to do with it; `now` where its name is taken. */
  | { readonly kind: 'new'; readonly now?: Incident }
  /** Another message of one failure; `isNews` where it tells of another run, attempt or deployment. */
  | { readonly kind: 'told'; readonly known: CaseRecord; readonly now: Incident; readonly isNews: boolean }
  /** Something else that fails at the same commit, or the same thing at a later one. */
  | { readonly kind: 'grown'; readonly known: CaseRecord; readonly now: Incident; readonly isNews: boolean }
  /** It had been over and is back: the same incident goes on. */
  | { readonly kind: 'back'; readonly known: CaseRecord; readonly now: Incident }

export type PlaceQuestion = {
  readonly incident: Incident
  /** Other ids under which an earlier message may have told of the same failure. */
  readonly joins: readonly IncidentId[]
  /** Of the repository, newest first. */
  readonly open: readonly CaseRecord[]
  /** Of the same failing thing, or of what the failing workflow deployed, over since not long, newest first. */
  readonly over: readonly CaseRecord[]
  /** Whether it fails in another way than a known incident did; where that cannot be told it does not. */
  readonly isOther: (known: CaseRecord) => Promise<boolean>
}

const hour = 3_600_000

/**
 * One incident for each failing thing and way of failing: another message of the same failure joins it; what fails at
 * the same commit is part of it; the same thing failing in the same way at a later commit, or again after it was good,
 * goes on with it. For an hour after an incident began nothing of the same thing is another incident, however it fails.
 */
export async function placeIncident(question: PlaceQuestion): Promise<Placed> {
  const { incident, open, over, isOther } = question
  const told = toldAlready(question)
  if (told !== null) return told
  for (const known of open) {
    // What was looked at and told nobody must not keep a later failure from being looked at.
    if (known.issueUrl === null || !isSameAgain(known.incident, incident)) continue
    if (isSoonAfter(known.incident, incident) || !(await isOther(known)))
      return grown(known, withAgain(known.incident, incident))
  }
  const together = open.find(
    (known) =>
      failTogether(known.incident, incident) &&
      // One of many checks adds nothing to what was looked at; a run or an alert may tell what nothing told before.
      (known.issueUrl !== null || incident.failing.kind === 'check'),
  )
  if (together !== undefined) return grown(together, withPart(together.incident, incident))
  for (const known of over) {
    if (isSoonAfter(known.incident, incident) || !(await isOther(known)))
      return { kind: 'back', known, now: { ...incident, id: known.incident.id } }
  }
  return named(question)
}

/** Two deployments of one commit by one workflow have one name to begin with; the second to fail has one of its own. */
function named({ incident, joins: [own], open }: PlaceQuestion): Placed {
  const isTaken = open.some((known) => known.incident.id === incident.id)
  return isTaken && own !== undefined ? { kind: 'new', now: { ...incident, id: own } } : { kind: 'new' }
}

function toldAlready({ incident, joins, open }: PlaceQuestion): Placed | null {
  const ids = new Set([incident.id, ...joins])
  const known = open.find(
    (one) =>
      (ids.has(one.incident.id) || areOneFailure(one.incident, incident)) &&
      !areApart(one.incident, incident),
  )
  if (known === undefined) return null
  const now = joinIncidents(known.incident, incident)
  return { kind: 'told', known, now, isNews: isNewer(known.incident, now) }
}

/** An issue is brought up to date when the first, the tenth and the hundredth joins: a storm is no reason to write. */
function grown(known: CaseRecord, now: Incident): Placed {
  const before = sizeOf(known.incident)
  const after = sizeOf(now)
  const isNews = before !== after && [1, 10, 100].includes(after)
  return { kind: 'grown', known, now, isNews }
}

function sizeOf({ also = [], again }: Incident): number {
  return also.length + (again?.times ?? 0)
}

/** Another commit, run, attempt or deployment; not merely other words. */
function isNewer(known: Incident, now: Incident): boolean {
  return known.badSha !== now.badSha || identityOf(known.failing) !== identityOf(now.failing)
}

function identityOf(failing: Failing): string {
  switch (failing.kind) {
    case 'check':
      return `check ${failing.suiteId ?? failing.name}`
    case 'workflow-run':
      return `run ${failing.runId} ${failing.attempt}`
    case 'deployment':
      return `deployment ${failing.deploymentId} ${failing.runId ?? ''}`
    case 'alert':
      return `alert ${failing.name}`
  }
}

/**
 * Checks of one branch at one commit have one cause as a rule; so have alerts of one environment. A workflow run is
 * never part of another: it may be behind a deployment that was not told yet, whose incident it then is.
 */
function failTogether(known: Incident, later: Incident): boolean {
  if (known.badSha !== later.badSha || later.failing.kind === 'workflow-run') return false
  const [one, other] = [placeOf(known.failing), placeOf(later.failing)]
  return one !== null && one === other
}

function placeOf(failing: Failing): string | null {
  switch (failing.kind) {
    case 'check':
      return failing.branch === undefined ? null : `branch ${failing.branch}`
    case 'workflow-run':
      return `branch ${failing.branch}`
    case 'deployment':
      return `environment ${failing.environment}`
    case 'alert':
      return failing.environment === null ? null : `environment ${failing.environment}`
  }
}

function isSoonAfter(known: Incident, later: Incident): boolean {
  if (known.seenAt === null || later.seenAt === null) return false
  return Math.abs(Date.parse(later.seenAt) - Date.parse(known.seenAt)) < hour
}
