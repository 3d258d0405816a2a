import type { Payload } from '../../../test/double/payloads.ts'
import { playStory, type Played } from '../../../test/double/play-story.ts'
import { startDouble, type Double } from '../../../test/double/start-double.ts'
import { deployStory, type Story } from '../../../test/double/story.ts'
import { toInstant } from '../../../test/double/world.ts'

/** Something that GitHub tells, not sent yet. */
export type Told = { readonly event: string; readonly payload: Payload }

/** Repositories in which as many environments failed, and everything that GitHub has to tell of it. */
export type IncidentFleet = {
  readonly double: Double
  readonly repositories: readonly Played['repository'][]
  readonly installations: readonly number[]
  /** In the order in which it happened. Every one differs from every other. */
  readonly told: readonly Told[]
  /** Takes back what the App wrote. */
  readonly reset: () => void
  readonly close: () => Promise<void>
}

export type FleetSize = {
  readonly repositories: number
  readonly incidents: number
  /** How many different deliveries there are in all, at least a few for each incident. */
  readonly distinct: number
}

type Home = { readonly played: Played; readonly story: Story }

/** Five repositories to an installation. */
const perOwner = 5
const second = 1000

/** The n-th failure: an environment that worked and then failed, with the run behind it. */
async function fail(double: Double, { played, story }: Home, n: number, statuses: number): Promise<Told[]> {
  const { repository, failingJob } = played
  const environment = `stage-${n}`
  const { good, goodAt, bad, badAt } = story
  repository.deployment({
    sha: good,
    environment,
    createdAt: goodAt,
    statuses: [{ state: 'success', createdAt: goodAt }],
  })
  const log = repository.job(failingJob)?.job.log ?? ''
  const workflow = repository.workflow({ name: `Deploy ${n}`, path: `.github/workflows/deploy-${n}.yml` })
  const jobs = [{ name: 'deploy', conclusion: 'failure', log }] as const
  const run = repository.run({
    workflow,
    sha: bad,
    createdAt: badAt,
    attempts: [{ startedAt: badAt, jobs, updatedAt: badAt }],
  })
  const jobId = run.attempts[0]?.jobs[0]?.id ?? 0
  const at = (k: number): string => toInstant(Date.parse(badAt) + k * second)
  const deployment = repository.deployment({
    sha: bad,
    environment,
    createdAt: badAt,
    runId: run.id,
    jobId,
    statuses: [
      { state: 'pending', createdAt: badAt },
      { state: 'in_progress', createdAt: at(1) },
      // Some deployers say again and again that it failed.
      ...Array.from({ length: statuses }, (_, k) => ({ state: 'failure', createdAt: at(2 + k) }) as const),
    ],
  })
  const told: Told[] = []
  for (const index of deployment.statuses.keys()) {
    const payload = await double.payloads.deploymentStatus(repository, deployment.id, index)
    told.push({ event: 'deployment_status', payload })
  }
  told.push({ event: 'workflow_run', payload: await double.payloads.workflowRun(repository, run.id) })
  return told
}

/** What else GitHub tells: pushes to branches that nobody asked about. */
async function rumour(double: Double, { played, story }: Home, n: number): Promise<Told> {
  const { good: before, bad: after } = story
  const payload = await double.payloads.push(played.repository, { before, after, branch: `topic-${n}` })
  return { event: 'push', payload }
}

async function settle(size: FleetSize, double: Double, first: Story): Promise<readonly Home[]> {
  const homes: Home[] = []
  for (let n = 0; n < size.repositories; n++) {
    const story = { ...first, owner: `org-${Math.floor(n / perOwner)}`, name: `shop-${n}` }
    homes.push({ story, played: await playStory(double, story) })
  }
  return homes
}

export async function startIncidentFleet(size: FleetSize): Promise<IncidentFleet> {
  const [double, first] = await Promise.all([
    startDouble({ logLinkMs: 24 * 3_600_000 }),
    deployStory({ commits: 4, mergeMethod: 'mixed' }),
  ])
  const homes = await settle(size, double, first)
  const home = (n: number): Home => {
    const found = homes[n % homes.length]
    if (found === undefined) throw new Error('A fleet of none')
    return found
  }
  const owners = [...new Set(homes.map(({ story }) => story.owner))]
  const installations = owners.map((account) => double.install({ account }).id)
  const each = Math.floor(size.distinct / size.incidents)
  // One pending, one in progress, one run; half of the rest says that it failed.
  const statuses = Math.max(1, Math.floor((each - 3) / 2))
  const told: Told[] = []
  for (let n = 0; n < size.incidents; n++) told.push(...(await fail(double, home(n), n, statuses)))
  for (let n = 0; told.length < size.distinct; n++) told.push(await rumour(double, home(n), n))
  double.world.limits.core = double.world.limits.graphql = Infinity
  double.world.steady = true
  return {
    double,
    repositories: homes.map(({ played }) => played.repository),
    installations,
    told,
    reset: () => {
      for (const { played } of homes) played.repository.issues.length = 0
      double.calls.length = 0
      double.world.deliveries.length = 0
    },
    close: async () => {
      await first.remove()
      await double.close()
    },
  }
}
