import type { Behalf, DeliveryEnd, Job, Order, Triaged } from '../../compose/compose-app.ts'
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
  const open = await cases.openFor(incident.repo, incident.failing)
  const { known, now } = await joined(order, open, job, parts)
  if (known !== null && known.issueUrl !== null && isSame(known.incident, now) && !mayHaveActed) {
    return done(`told already as ${known.incident.id}`)
  }
  const told = open.find((one) => one.issueUrl !== null && one.incident.id !== now.id)
  if (told !== undefined && !mayHaveActed) return done(`part of ${told.incident.id}, which is open`)
  const config = await parts.workbench.config(behalf)
  const wanted = watched(config, incident.failing, defaultBranch)
  if (wanted.kind === 'ignored') return done(`not watched: ${wanted.because}`)
  const triaged = await parts.workbench.triage(now, config, behalf, null)
  return toldEnd(triaged)
}

function done(says: string): DeliveryEnd {
  return { state: 'done', says }
}

function toldEnd({ judgement, performed }: Triaged): DeliveryEnd {
  const refused = performed.find((one) => one.kind === 'refused')
  if (refused?.kind === 'refused') return { state: 'refused', says: refused.because }
  return done(`${judgement.verdict.kind}; acts: ${performed.map((one) => one.kind).join(', ') || 'none'}`)
}

type Joined = { readonly known: CaseRecord | null; readonly now: Incident }

/** The open case of which this is another message, and both as one incident; else the incident as it came. */
async function joined(
  { incident, joins }: TriageOrder,
  open: readonly CaseRecord[],
  job: Job,
  { store, workbench }: WorkerParts,
): Promise<Joined> {
  const { cases } = store.forInstallation(job.installation)
  const byId = await Promise.all([incident.id, ...joins].map(async (id) => await cases.find(id)))
  for (const known of [...byId, ...open]) {
    if (known === null || known.state === 'closed') continue
    const now = workbench.joined(known.incident, incident, joins)
    if (now !== null) return { known, now }
  }
  return { known: null, now: incident }
}

/** Whether there is nothing new in it: not another commit, run, attempt or deployment. */
function isSame(known: Incident, now: Incident): boolean {
  return known.badSha === now.badSha && JSON.stringify(known.failing) === JSON.stringify(now.failing)
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
