import type { DeliveryEnd, Job, Settled, Store, Workbench } from '../../compose/compose-app.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock, Journal } from '../../engine/ports.ts'
import { alertOrder } from './alert-order.ts'
import { noteLanding } from './note-landing.ts'
import { noteMergeGroup } from './note-merge-group.ts'
import { recover } from './recover.ts'
import { triageOrder } from './triage-order.ts'
import { hearButton } from './words/hear-button.ts'
import { hearWord } from './words/hear-word.ts'
import { noteFlake } from './words/note-flake.ts'

export type WorkerParts = {
  readonly store: Pick<Store, 'forInstallation' | 'deliveries'>
  readonly workbench: Workbench
  readonly clock: Clock
  readonly journal: Journal
}

/** How an order ended, or when there is more to do about it. */
export type Carried =
  | DeliveryEnd
  | { readonly state: 'later'; readonly afterMs: number; readonly says: string }

/**
 * Does one job. What the world refuses for good is written down and not tried again; what may pass is put off. Whoever
 * mended what stood in the way sends the delivery again.
 */
export function worker(parts: WorkerParts): (job: Job) => Promise<Settled> {
  return async (job) => {
    try {
      const end = await carryOut(job, parts)
      if (end.state === 'later') return { kind: 'later', afterMs: end.afterMs, says: end.says }
      await parts.store.deliveries.settle({ installation: job.installation, guid: job.delivery }, end)
      const { state, says } = end
      const because = state === 'refused' ? { because: says } : {}
      parts.journal.note('job done', { delivery: job.delivery, order: job.order.kind, state, ...because })
      return { kind: 'done', says: end.says }
    } catch (error) {
      return await afterError(error, job, parts)
    }
  }
}

async function carryOut(job: Job, parts: WorkerParts): Promise<Carried> {
  const { order, installation } = job
  switch (order.kind) {
    case 'triage':
      return await triageOrder(order, job, parts)
    case 'recovery':
      return { state: 'done', says: await recover(order, job, parts) }
    case 'word':
      return await hearWord(order, job, parts)
    case 'flaky':
      return await noteFlake(order, job, parts)
    case 'alert':
      return await alertOrder(order, job, parts)
    case 'button':
      return await hearButton(order, job, parts)
    case 'landed':
      return { state: 'done', says: await noteLanding(order, job, parts) }
    case 'pushed':
      await parts.store.forInstallation(installation).pushes.note(order.repo, order.push, order.commits)
      return { state: 'done', says: 'kept' }
    case 'merge-group':
      return { state: 'done', says: await noteMergeGroup(order, job, parts) }
    case 'renamed': {
      const { renaming } = order
      const moved = await parts.store.forInstallation(installation).move(renaming)
      if (renaming.of === 'repository') {
        const { owner, from: name } = renaming
        await parts.workbench.forget(installation, { owner, name })
      }
      return { state: 'done', says: `moved ${moved} incidents` }
    }
    case 'forget':
      for (const repo of order.repos) {
        await parts.store.forInstallation(installation).forget(repo)
        await parts.workbench.forget(installation, repo)
      }
      return { state: 'done', says: `forgot ${order.repos.length} repositories` }
    case 'erase':
      await parts.store.forInstallation(installation).erase()
      await parts.workbench.erase(installation)
      return { state: 'done', says: 'erased' }
  }
}

async function afterError(error: unknown, job: Job, { store, journal }: WorkerParts): Promise<Settled> {
  const { delivery, isLast } = job
  const of = { installation: job.installation, guid: delivery }
  // A wait that GitHub asked for is no try, and there is always another after it.
  const isAskedToWait = error instanceof Refusal && error.retryAfterMs !== null
  const mayPass = !(error instanceof Refusal) || (error.kind === 'transient' && !isAskedToWait)
  if (isLast && mayPass) await store.deliveries.settle(of, { state: 'failed', says: String(error) })
  if (!(error instanceof Refusal)) throw error
  if (error.kind === 'transient') {
    journal.note('put off', { delivery, afterMs: error.retryAfterMs })
    const put = { kind: 'later', afterMs: error.retryAfterMs, says: error.message } as const
    return isAskedToWait ? { ...put, holds: 'installation' } : put
  }
  const says = `${error.kind}: ${error.message}. ${error.mend}`
  journal.note('refused', { delivery, kind: error.kind })
  await store.deliveries.settle(of, { state: 'refused', says })
  return { kind: 'done', says }
}
