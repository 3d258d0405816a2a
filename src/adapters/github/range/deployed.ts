import type { Instant, Sha } from '../../../engine/model/ids.ts'

export type DeploymentStatus = {
  /** Lower case: `success`, `failure`, `error`, `inactive`, … */
  readonly state: string
  readonly at: Instant | null
  readonly description: string
}

/** One deployment of an environment. */
export type Deployed = {
  readonly id: string
  readonly sha: Sha
  readonly task: string
  readonly at: Instant | null
  /** A transient deployment that is over shows as destroyed. */
  readonly destroyed: boolean
  readonly statuses: readonly DeploymentStatus[]
  /** The workflow run that made it, read from the address of its log. */
  readonly runId: string | null
  /** The job of that run, likewise. */
  readonly jobId: string | null
}

/** The run's id in an address such as `…/actions/runs/123/job/456`. The address itself is never fetched. */
export function runIdIn(address: string): string | null {
  return /\/actions\/runs\/(\d{1,20})(?:\/|$)/.exec(address.slice(0, 2_000))?.[1] ?? null
}

/** The job's id in such an address. */
function jobIdIn(address: string): string | null {
  return /\/actions\/runs\/\d{1,20}\/job\/(\d{1,20})(?:$|[?#])/.exec(address.slice(0, 2_000))?.[1] ?? null
}

/** Run and job behind a deployment, from the addresses of its logs. */
export function madeBy(addresses: readonly string[]): Pick<Deployed, 'runId' | 'jobId'> {
  const log = addresses.find((address) => runIdIn(address) !== null) ?? ''
  return { runId: runIdIn(log), jobId: jobIdIn(log) }
}

/** How a deployment went, step by step. */
type Told = { readonly statuses: readonly Pick<DeploymentStatus, 'state' | 'at'>[] }

/** Succeeded, and did not fail afterwards. A later `inactive` takes nothing away: it only means it was replaced. */
export function wasGood(one: Told): boolean {
  const succeeded = newest(one, ['success'])
  const failed = newest(one, ['failure', 'error'])
  if (succeeded === null) return false
  return failed === null || (failed.at ?? '') <= (succeeded.at ?? '')
}

export function hasFailed(one: Told): boolean {
  return !wasGood(one) && newest(one, ['failure', 'error']) !== null
}

/** The order of statuses is not documented, so their time decides; without one the first given stands. */
function newest(one: Told, states: readonly string[]): Told['statuses'][number] | null {
  const matching = one.statuses.filter((status) => states.includes(status.state))
  return matching.reduce<Told['statuses'][number] | null>(
    (best, status) => (best === null || (status.at ?? '') > (best.at ?? '') ? status : best),
    null,
  )
}
