import type { Job, Settled, Store, Workbench } from '../../compose/compose-app.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Clock, Journal } from '../../engine/ports.ts'
import { recover } from './recover.ts'
import { triageOrder } from './triage-order.ts'

export type WorkerParts = {
  readonly store: Pick<Store, 'forInstallation' | 'deliveries'>
  readonly workbench: Workbench
  readonly clock: Clock
  readonly journal: Journal
}

/** Does one job. What the world refuses for good is written down and not tried again; what may pass is put off. */
export function worker(parts: WorkerParts): (job: Job) => Promise<Settled> {
  return async (job) => {
    try {
      const says = await carryOut(job, parts)
      await parts.store.deliveries.settle(job.delivery, says)
      parts.journal.note('job done', { delivery: job.delivery, order: job.order.kind })
      return { kind: 'done', says }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.kind === 'transient') {
        parts.journal.note('put off', { delivery: job.delivery, afterMs: error.retryAfterMs })
        return { kind: 'later', afterMs: error.retryAfterMs, says: error.message }
      }
      const says = `refused (${error.kind}): ${error.message} ${error.mend}`
      parts.journal.note('refused', { delivery: job.delivery, kind: error.kind })
      await parts.store.deliveries.settle(job.delivery, says)
      return { kind: 'done', says }
    }
  }
}

async function carryOut(job: Job, parts: WorkerParts): Promise<string> {
  const { order, installation } = job
  switch (order.kind) {
    case 'triage':
      return await triageOrder(order, job, parts)
    case 'recovery':
      return await recover(order, job, parts)
    case 'erase':
      await parts.store.forInstallation(installation).erase()
      return 'erased'
  }
}
