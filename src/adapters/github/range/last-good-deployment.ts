import type { Sha } from '../../../engine/model/ids.ts'
import type { Deployed } from './deployed.ts'
import { type DeploymentGroup, deploymentGroups } from './deployment-groups.ts'
import type { GoodRun, LastGood } from './last-good.ts'
import { rolledBack } from './rolled-back.ts'
import { isOlder } from './workflow-runs.ts'

/** The deployment whose predecessor is wanted. */
export type FailingDeployment = {
  readonly id: string
  readonly task: string
  readonly sha: Sha
  readonly runId: string | null
}

/**
 * The last good deployment before a failing one: the newest older one of the same task that succeeded and was not made
 * by the same run nor rolled back since. The newest status alone does not tell, because a good deployment turns `inactive` once replaced,
 * and several may stay at `success`. Where the failing commit itself was deployed well before, that counts first.
 */
export function lastGoodDeployment(history: readonly Deployed[], failing: FailingDeployment): LastGood {
  const at = history.findIndex((one) => one.id === failing.id)
  const older = at === -1 ? history.filter((one) => isOlder(one.id, failing.id)) : history.slice(at + 1)
  const runId = failing.runId ?? history[at]?.runId ?? null
  const groups = deploymentGroups(older, failing.task)
  const unwanted = rolledBack(groups)
  const good = groups.filter(
    (group) =>
      group.outcome === 'passed' && !unwanted.has(group) && (runId === null || group.runId !== runId),
  )
  const same = good.find((group) => group.newest.sha === failing.sha)
  if (same !== undefined) return { kind: 'same-commit', run: runOf(same) }
  const [newest] = good
  if (newest === undefined) return { kind: 'never-good' }
  return { kind: 'found', sha: newest.newest.sha, from: 'deployment', run: runOf(newest) }
}

/**
 * The same for an alert about a commit that runs in an environment and was itself deployed well: the newest good
 * deployment of another commit before it.
 */
export function lastGoodBeforeAlert(history: readonly Deployed[], badSha: Sha): LastGood {
  const at = history.findIndex((one) => one.sha === badSha)
  const task = history[at]?.task ?? 'deploy'
  const older = deploymentGroups(history.slice(at + 1), task)
  const unwanted = rolledBack(older)
  const good = older.find(
    (group) => group.outcome === 'passed' && !unwanted.has(group) && group.newest.sha !== badSha,
  )
  if (good === undefined) return { kind: 'never-good' }
  return { kind: 'found', sha: good.newest.sha, from: 'deployment', run: runOf(good) }
}

function runOf({ runId, newest }: DeploymentGroup): GoodRun | null {
  return runId === null ? null : { runId, attempt: null, jobId: newest.jobId }
}
