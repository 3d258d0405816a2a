import type { DeploymentRecord, RunRecord, WorkflowRecord } from './records.ts'
import type { DoubleRepository } from './repository.ts'
import type { Double } from './start-double.ts'
import type { Story, StoryChange } from './story.ts'
import { deployLog, testLog } from './story/job-log.ts'
import { fault } from './story/shop.ts'
import { toInstant } from './world.ts'

/** What a double knows once a story was played in it. */
export type Played = {
  readonly repository: DoubleRepository
  readonly workflow: WorkflowRecord
  readonly goodRun: RunRecord
  readonly badRun: RunRecord
  readonly goodDeployment: DeploymentRecord
  readonly badDeployment: DeploymentRecord
  /** The job whose log tells of the failure. */
  readonly failingJob: number
}

const minute = 60_000
const after = (instant: string, minutes: number): string => toInstant(Date.parse(instant) + minutes * minute)

async function declarePulls(repository: DoubleRepository, changes: readonly StoryChange[]): Promise<void> {
  // All at once, so that declaring them asks git nothing more.
  await repository.git.commits(changes.flatMap((change) => change.commits))
  for (const change of changes) {
    if (change.number === null || change.mergeMethod === 'push') continue
    await repository.pull({
      number: change.number,
      title: change.title,
      body: change.body,
      labels: change.labels,
      mergeMethod: change.mergeMethod,
      commits: change.commits,
      commit: change.commit,
      mergedAt: change.mergedAt,
    })
  }
}

type Visit = { readonly sha: string; readonly at: string; readonly works: boolean }

function runOf(
  story: Story,
  repository: DoubleRepository,
  workflow: WorkflowRecord,
  visit: Visit,
): RunRecord {
  const { sha, at, works } = visit
  const facts = { sha, name: story.name, repository: repository.fullName, startedAt: at }
  const conclusion = works ? 'success' : 'failure'
  const { path, line } = story.throwsAt
  return repository.run({
    workflow,
    sha,
    createdAt: at,
    title: works ? 'Deploy' : (story.changes.at(-1)?.title ?? 'Deploy'),
    attempts: [
      {
        startedAt: at,
        jobs: [
          { name: 'test', startedAt: after(at, 1), completedAt: after(at, 2), log: testLog(facts) },
          {
            name: 'deploy',
            conclusion,
            startedAt: after(at, 3),
            completedAt: after(at, 4),
            steps: [
              { name: 'Set up job', conclusion: 'success' },
              { name: 'Run actions/checkout@v7', conclusion: 'success' },
              { name: 'Run node test/smoke.js', conclusion },
            ],
            log: deployLog({ ...facts, startedAt: after(at, 3) }, works ? null : story.files),
            annotations: works
              ? []
              : [
                  { path: '.github', line: 21, message: 'Process completed with exit code 1.' },
                  { path, line, message: `TypeError: ${fault.message}`, title: 'Smoke test' },
                ],
          },
        ],
        updatedAt: after(at, 5),
      },
    ],
  })
}

function deploymentOf(repository: DoubleRepository, environment: string, run: RunRecord, visit: Visit) {
  const job = run.attempts[0]?.jobs.find(({ name }) => name === 'deploy')
  return repository.deployment({
    sha: visit.sha,
    environment,
    createdAt: after(visit.at, 3),
    runId: run.id,
    ...(job === undefined ? {} : { jobId: job.id }),
    statuses: [
      { state: 'in_progress', createdAt: after(visit.at, 3) },
      { state: visit.works ? 'success' : 'failure', createdAt: after(visit.at, 5) },
    ],
  })
}

/** A story that is told bit by bit, each bit once and in this order. */
export type StoryActs = {
  readonly repository: DoubleRepository
  readonly workflow: WorkflowRecord
  /** Pull requests of before, and those that make the window. */
  readonly merge: (which: 'earlier' | 'changes') => Promise<void>
  readonly deployWell: () => Pick<Played, 'goodRun' | 'goodDeployment'>
  /** Fails in `production`, after it did well in `staging`. */
  readonly deployBadly: () => Pick<Played, 'badRun' | 'badDeployment' | 'failingJob'>
  /** What was good before is deployed again. */
  readonly rollBack: (at: string) => DeploymentRecord
}

/** The acts of a story, none of which has been played yet. */
export function storyActs(double: Double, story: Story): StoryActs {
  const { owner, name, dir: gitDir } = story
  const repository = double.addRepository({ owner, name, gitDir })
  const workflow = repository.workflow({ name: 'Deploy', path: '.github/workflows/deploy.yml' })
  const visited = (visit: Visit) => {
    const run = runOf(story, repository, workflow, visit)
    return { run, visit }
  }
  const deployed = ({ run, visit }: ReturnType<typeof visited>) =>
    deploymentOf(repository, 'production', run, visit)
  return {
    repository,
    workflow,
    merge: (which) => declarePulls(repository, story[which]),
    deployWell: () => {
      const good = visited({ sha: story.good, at: story.goodAt, works: true })
      return { goodRun: good.run, goodDeployment: deployed(good) }
    },
    deployBadly: () => {
      const bad = visited({ sha: story.bad, at: story.badAt, works: false })
      const createdAt = after(story.badAt, 2)
      const statuses = [{ state: 'success', createdAt }] as const
      repository.deployment({ sha: story.bad, environment: 'staging', createdAt, statuses })
      const badDeployment = deployed(bad)
      const failingJob = bad.run.attempts[0]?.jobs.find(({ conclusion }) => conclusion === 'failure')?.id ?? 0
      return { badRun: bad.run, badDeployment, failingJob }
    },
    rollBack: (at) => deployed(visited({ sha: story.good, at, works: true })),
  }
}

/**
 * Declares everything a story left behind: its merged pull requests, the good and the failing deployment of
 * `production` with the runs, jobs and logs behind them, and a successful one of `staging` as a distraction.
 */
export async function playStory(double: Double, story: Story): Promise<Played> {
  const { repository, workflow, merge, deployWell, deployBadly } = storyActs(double, story)
  await merge('earlier')
  await merge('changes')
  return { repository, workflow, ...deployWell(), ...deployBadly() }
}
