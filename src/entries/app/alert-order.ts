import {
  type Behalf,
  type DeliveryEnd,
  failingOfAlert,
  type Job,
  type Order,
} from '../../compose/compose-app.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { recover } from './recover.ts'
import { triageOrder } from './triage-order.ts'
import type { WorkerParts } from './worker.ts'

type AlertOrder = Extract<Order, { readonly kind: 'alert' }>

/** Looks for the change behind an alert that fires, in what runs where it fires; closes what was open when it ends. */
export async function alertOrder(order: AlertOrder, job: Job, parts: WorkerParts): Promise<DeliveryEnd> {
  const { repo, alert, defaultBranch } = order
  if (alert.state === 'over') {
    const at = alert.at ?? (new Date(parts.clock.now()).toISOString() as Instant)
    const working = failingOfAlert(alert)
    const says = await recover({ kind: 'recovery', repo, working, sha: alert.sha, at }, job, parts)
    return { state: 'done', says }
  }
  const behalf: Behalf = { installation: job.installation, repo, cause: job.delivery }
  const branch = defaultBranch || 'HEAD'
  const incident = await parts.workbench.incidentOf(alert, branch, behalf)
  return await triageOrder({ kind: 'triage', incident, joins: [], defaultBranch }, job, parts)
}
