import type { Gap } from '../../../engine/model/completeness.ts'
import type { Incident } from '../../../engine/model/incident.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { gap } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'
import { checkHistory } from './check-history.ts'
import { deploymentHistory } from './deployment-history.ts'
import { lastGoodCheck, lastGreen } from './last-good-check.ts'
import { lastGoodBeforeAlert, lastGoodDeployment } from './last-good-deployment.ts'
import { lastGoodRun } from './last-good-run.ts'
import type { FoundLastGood, LastGood } from './last-good.ts'
import { runById } from './workflow-runs.ts'

type FailingDeployment = Extract<Incident['failing'], { kind: 'deployment' }>

const neverGood: LastGood = { kind: 'never-good' }

/**
 * The last known good of whatever fails. A missing permission or a deleted workflow leaves it unknown and says so;
 * a passing trouble of GitHub is thrown, because waiting for it gives a better answer than guessing.
 */
export const findLastGood = perSession(async (session: IncidentSession): Promise<FoundLastGood> => {
  const { failing, badSha } = session.incident
  switch (failing.kind) {
    case 'workflow-run': {
      const run = { ...failing, id: failing.runId, sha: badSha }
      const found = await told('earlier runs of the workflow', () => lastGoodRun(session, run))
      if (found.good.kind !== 'never-good') return found
      const none = 'No good run of the workflow on this branch is known'
      return await greenInstead(session, found.gaps, { what: 'last known good', none, check: '' })
    }
    case 'deployment':
      return await goodBeforeDeployment(session, failing)
    case 'alert': {
      const { environment } = failing
      if (environment === null) return { good: neverGood, gaps: [gap('last known good', NO_ENVIRONMENT)] }
      return await told('earlier deployments', async () =>
        lastGoodBeforeAlert(await deploymentHistory(session, environment, ''), badSha),
      )
    }
    case 'check':
      return await goodBeforeCheck(session, failing.name)
  }
})

const NO_ENVIRONMENT = 'The alert names no environment, so no deployment can be compared with it.'

async function goodBeforeDeployment(
  session: IncidentSession,
  failing: FailingDeployment,
): Promise<FoundLastGood> {
  const { deploymentId: id, environment, task, runId } = failing
  const sha = session.incident.badSha
  const found = await told('earlier deployments', async () =>
    lastGoodDeployment(await deploymentHistory(session, environment, id), { id, task, sha, runId }),
  )
  if (found.good.kind !== 'never-good') return found
  const none = 'None is known, nor a good run of the same workflow'
  const instead = { what: 'last good deployment', none, check: '' }
  if (runId === null) return await greenInstead(session, found.gaps, instead)
  const stand = await told('earlier runs of the workflow', () => goodRunBehind(session, runId))
  if (stand.good.kind === 'never-good')
    return await greenInstead(session, [...found.gaps, ...stand.gaps], instead)
  const runInstead = gap(
    'last good deployment',
    'None is known; the last successful run of the same workflow stands in.',
  )
  return { good: stand.good, gaps: [...found.gaps, runInstead] }
}

type Instead = {
  readonly what: string
  /** What was looked for first and not found, without its full stop. */
  readonly none: string
  /** Whose history of the branch is looked through: it tells of all checks whichever it is read for. */
  readonly check: string
}

/** The last that stands in for something good: a commit on which everything that ran passed. */
async function greenInstead(
  session: IncidentSession,
  gaps: readonly Gap[],
  { what, none, check }: Instead,
): Promise<FoundLastGood> {
  const green = await told('checks of earlier commits', async () =>
    lastGreen(await checkHistory(session, check)),
  )
  if (green.gaps.length > 0) return { good: neverGood, gaps: [...gaps, ...green.gaps] }
  const stands = green.good.kind !== 'never-good'
  const because = stands
    ? `${none}; the newest commit whose checks all passed stands in.`
    : `${none}, nor a commit whose checks all passed.`
  return { good: green.good, gaps: [...gaps, gap(what, because)] }
}

async function goodBeforeCheck(session: IncidentSession, check: string): Promise<FoundLastGood> {
  const found = await told('how the check fared before', async () =>
    lastGoodCheck(await checkHistory(session, check)),
  )
  if (found.good.kind !== 'never-good' || found.gaps.length > 0) return found
  const looked = (await checkHistory(session, check)).length
  const none = `On none of the ${looked} commits of the branch that were looked at the check is known to have passed`
  return await greenInstead(session, [], { what: 'last known good', none, check })
}

async function goodRunBehind(session: IncidentSession, runId: string): Promise<LastGood> {
  const run = await runById(session, runId)
  if (run.branch === null) return neverGood
  const { workflowId, branch } = run
  return await lastGoodRun(session, { id: runId, workflowId, branch, sha: session.incident.badSha })
}

async function told(what: string, find: () => Promise<LastGood>): Promise<FoundLastGood> {
  try {
    return { good: await find(), gaps: [] }
  } catch (error) {
    const passing =
      !(error instanceof Refusal) || error.kind === 'transient' || error.kind === 'misconfigured'
    if (passing) throw error
    const missing: Gap = gap(what, `${error.message}. ${error.mend}`)
    return { good: neverGood, gaps: [missing] }
  }
}
