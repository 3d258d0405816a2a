import type { Behalf, Job, Order } from '../../compose/compose-app.ts'
import type { CaseRecord } from '../../engine/model/case-record.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { closeElsewhere, closeIssue } from './close-issue.ts'
import type { WorkerParts } from './worker.ts'

type MergeGroupOrder = Extract<Order, { readonly kind: 'merge-group' }>

/**
 * Keeps what the merge queue built, and closes what was open about a group that is gone: whoever is still to blame is
 * told by the next group or by the branch. Answers in words for the delivery's record.
 */
export async function noteMergeGroup(order: MergeGroupOrder, job: Job, parts: WorkerParts): Promise<string> {
  const { repo, group, state } = order
  const { cases, mergeGroups } = parts.store.forInstallation(job.installation)
  if (state === 'formed') {
    await mergeGroups.note(repo, group)
    return 'kept'
  }
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  const open = (await cases.openIn(repo)).filter((one) => isOf(one, group.branch))
  for (const one of open) {
    const close = one.issueUrl === null ? closeElsewhere : closeIssue
    await close(one.incident, lastWords[state], behalf, parts)
    const updatedAt = new Date(parts.clock.now()).toISOString() as Instant
    await cases.save({ ...one, state: 'closed', updatedAt })
  }
  return open.length === 0 ? 'nothing was open' : `closed ${open.length}`
}

const lastWords = {
  merged: 'The merge queue has merged this group.',
  dropped: 'The merge queue has taken this group apart.',
} as const

function isOf({ incident: { failing } }: CaseRecord, branch: string): boolean {
  return (failing.kind === 'workflow-run' || failing.kind === 'check') && failing.branch === branch
}
