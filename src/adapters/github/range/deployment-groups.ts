import { type Deployed, hasFailed, wasGood } from './deployed.ts'

/**
 * The deployments of an environment that one workflow run made. A job that names an environment makes a deployment
 * even if it only wanted its secrets, so a run is good only when all it deployed there ended well.
 */
export type DeploymentGroup = {
  readonly runId: string | null
  /** Newest first, at least one. */
  readonly newest: Deployed
  readonly members: readonly Deployed[]
  readonly outcome: 'passed' | 'failed' | 'missing' | 'running'
}

const RUNNING: ReadonlySet<string> = new Set(['queued', 'pending', 'in_progress', 'waiting'])

/** Groups deployments of one task by run, newest first. A deployment without a run stands alone. */
export function deploymentGroups(history: readonly Deployed[], task: string): readonly DeploymentGroup[] {
  const byRun = new Map<string, Deployed[]>()
  for (const one of history.filter((each) => each.task === task && !each.destroyed)) {
    const key = one.runId === null ? `deployment ${one.id}` : `run ${one.runId} ${one.sha}`
    byRun.set(key, [...(byRun.get(key) ?? []), one])
  }
  return [...byRun.values()].flatMap((members) => {
    const [newest] = members
    return newest === undefined ? [] : [{ runId: newest.runId, newest, members, outcome: outcomeOf(members) }]
  })
}

function outcomeOf(members: readonly Deployed[]): DeploymentGroup['outcome'] {
  if (members.every(wasGood)) return 'passed'
  if (members.some(hasFailed)) return 'failed'
  const running = members.some(({ statuses }) => statuses.every(({ state }) => RUNNING.has(state)))
  return running ? 'running' : 'missing'
}
