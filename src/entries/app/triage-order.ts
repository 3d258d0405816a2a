import type { Behalf, DeliveryEnd, Job, Order, Triaged } from '../../compose/compose-app.ts'
import { placeIncident, type Placed } from '../../compose/incidents.ts'
import { watched } from '../../config/watched.ts'
import type { CaseRecord } from '../../engine/model/case-record.ts'
import type { Instant } from '../../engine/model/ids.ts'
import type { Incident } from '../../engine/model/incident.ts'
import { closeIssue } from './close-issue.ts'
import type { WorkerParts } from './worker.ts'

type TriageOrder = Extract<Order, { readonly kind: 'triage' }>

/** Triages one incident unless there is nothing left to say about it. Answers for the delivery's record. */
export async function triageOrder(order: TriageOrder, job: Job, parts: WorkerParts): Promise<DeliveryEnd> {
  const { incident, defaultBranch } = order
  const { cases, recoveries, effects } = parts.store.forInstallation(job.installation)
  const behalf: Behalf = { installation: job.installation, repo: incident.repo, cause: job.delivery }
  // An earlier try may have made the issue and died before it could remember that.
  const mayHaveActed = await effects(job.delivery).hasBegun()
  const recovered = await recoveries.last(incident.repo, incident.failing)
  if (recovered !== null && wasBefore(incident, recovered)) {
    if (mayHaveActed) await closeIssue(incident, 'It was seen good again.', behalf, parts)
    await cases.save(overBefore(incident, recovered))
    return done('silent: it was seen good again before this was looked at')
  }
  const found = await place(order, job, parts)
  const isOwnIssueMade = await effects(job.delivery).hasBegun(incident.id)
  // What was new to an earlier try that died half way stays new, so that an issue that it made is not forgotten.
  const placed: Placed = isOwnIssueMade && found.kind !== 'told' ? { kind: 'new' } : found
  if ('isNews' in placed && !placed.isNews && !mayHaveActed) {
    if (placed.kind === 'grown') await cases.save({ ...placed.known, incident: placed.now })
    return done(`${placed.kind === 'told' ? 'told already as' : 'part of'} ${placed.known.incident.id}`)
  }
  const config = await parts.workbench.config(behalf)
  const wanted = watched(config, incident.failing, defaultBranch)
  if (wanted.kind === 'ignored') return done(`not watched: ${wanted.because}`)
  const now = 'now' in placed ? placed.now : incident
  const triaged = await parts.workbench.triage(now, config, behalf, null)
  return toldEnd(triaged)
}

const week = 7 * 24 * 3_600_000

/** Where this failure belongs among those that are known of the repository. */
async function place(
  { incident, joins }: TriageOrder,
  job: Job,
  { store, workbench, clock }: WorkerParts,
): Promise<Placed> {
  const { cases, words } = store.forInstallation(job.installation)
  const behalf: Behalf = { installation: job.installation, repo: incident.repo, cause: job.delivery }
  const aWeekAgo = new Date(clock.now() - week).toISOString() as Instant
  let asked: Promise<string | null> | null = null
  return await placeIncident({
    incident,
    joins,
    open: await cases.openIn(incident.repo),
    over: await cases.closedSince(incident.repo, incident.failing, aWeekAgo),
    isOther: async (known) => {
      const before = (await words.window(known.incident.id))?.signature
      if (before === undefined) return false
      asked ??= workbench.signature(incident, behalf)
      const now = await asked
      return now !== null && now !== before
    },
  })
}

function done(says: string): DeliveryEnd {
  return { state: 'done', says }
}

function toldEnd({ judgement, performed }: Triaged): DeliveryEnd {
  const refused = performed.find((one) => one.kind === 'refused')
  if (refused?.kind === 'refused') return { state: 'refused', says: refused.because }
  return done(`${judgement.verdict.kind}; acts: ${performed.map((one) => one.kind).join(', ') || 'none'}`)
}

function wasBefore({ seenAt }: Incident, recovered: Instant): boolean {
  return seenAt !== null && Date.parse(seenAt) <= Date.parse(recovered)
}

function overBefore(incident: Incident, recovered: Instant): CaseRecord {
  return {
    incident,
    verdict: {
      kind: 'silent',
      because: 'recovered',
      says: 'It was seen good again before it could be looked at.',
    },
    state: 'closed',
    issueUrl: null,
    updatedAt: recovered,
  }
}
