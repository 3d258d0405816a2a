import type { NewDeployment } from '../double/declare/deployments.ts'
import type { NewRun } from '../double/declare/runs.ts'
import type { GitRepository } from '../double/git-repository.ts'
import type { Payload } from '../double/payloads.ts'
import { playStory } from '../double/play-story.ts'
import type {
  Conclusion,
  DeploymentRecord,
  DeploymentState,
  IssueRecord,
  RunConclusion,
} from '../double/records.ts'
import type { HeldRole } from '../double/repository.ts'
import type { Double } from '../double/start-double.ts'
import type { Story } from '../double/story.ts'

type Surroundings = {
  readonly double: Double
  readonly tells: (event: string, payload: Payload) => Promise<string>
  readonly passes: (milliseconds: number) => void
  readonly git: GitRepository
}

export type Shop = Awaited<ReturnType<typeof openShop>>

const second = 1000
const hour = 3_600_000

/** A repository whose deployment of six merged changes failed, with what people and machines do to it afterwards. */
export async function openShop({ double, tells, passes, git }: Surroundings, story: Story) {
  const played = await playStory(double, story, git)
  const { repository } = played
  const { payloads } = double
  const failingLog = repository.job(played.failingJob)?.job.log ?? ''

  const statusOf = async (deployment: DeploymentRecord, nth?: number): Promise<Payload> =>
    await payloads.deploymentStatus(repository, deployment.id, nth)

  /** A deployment that ended, told at once. */
  const deploys = async (sha: string, state: DeploymentState, over: Partial<NewDeployment> = {}) => {
    passes(second)
    const deployment = repository.deployment({ sha, environment: 'production', statuses: [state], ...over })
    return { deployment, came: await tells('deployment_status', await statusOf(deployment)) }
  }

  /** A run of the workflow that ended; a failed one fails as the first did unless a log is given. */
  const runs = async (
    sha: string,
    conclusion: RunConclusion,
    { log = failingLog, jobs = ['deploy'], ...over }: RunOptions = {},
  ) => {
    passes(second)
    const ended: Conclusion = conclusion === 'success' ? 'success' : 'failure'
    const made = jobs.map((name) => ({ name, conclusion: ended, log }))
    const attempt = { conclusion, jobs: conclusion === 'startup_failure' ? [] : made }
    const run = repository.run({ workflow: played.workflow, sha, attempts: [attempt], ...over })
    return { run, came: await tells('workflow_run', await payloads.workflowRun(repository, run.id)) }
  }

  const ours = (): readonly IssueRecord[] => repository.issues.filter(({ byApp }) => byApp)

  return {
    story,
    played,
    repository,
    payloads,
    tells,
    /** What ran well once, and what brought the fault. */
    good: story.good,
    bad: story.bad,
    culprit: story.culprit,
    failingLog,
    /** The failed deployment that the shop's past ends with. */
    fails: async () => await tells('deployment_status', await statusOf(played.badDeployment)),
    /** The failed run behind it. */
    runFails: async (attempt?: number) =>
      await tells('workflow_run', await payloads.workflowRun(repository, played.badRun.id, attempt)),
    deploys,
    runs,
    /** A person says something on our issue, and what comes of it. */
    says: async (body: string, role: HeldRole, on?: IssueRecord) => {
      passes(second)
      const user = `${typeof role === 'string' ? role : role.name}-person`
      repository.collaborators.set(user, role)
      const issue = on ?? ours()[0]
      if (issue === undefined) throw new Error('there is no issue of ours')
      const comment = repository.comment(issue, { user, body })
      passes(second)
      const came = await tells('issue_comment', payloads.issueComment(repository, comment.id))
      return { came, reactions: comment.reactions.map(({ content }) => content).join(' ') }
    },
    ours,
    /** The only issue of ours. */
    issue: (): IssueRecord => {
      const [issue, ...more] = ours()
      if (issue === undefined || more.length > 0) throw new Error(`there are ${ours().length} issues of ours`)
      return issue
    },
    passes,
    waits: (hours: number) => passes(hours * hour),
    /** Writes to GitHub since a mark. */
    writes: (since = 0) => double.counts(since).writes,
    mark: () => double.calls.length,
  }
}

type RunOptions = Partial<Omit<NewRun, 'attempts' | 'sha'>> & {
  readonly log?: string | Uint8Array | { readonly gone: 404 | 410 }
  /** Names of its jobs; all end like the run. */
  readonly jobs?: readonly string[]
}

/** The first change that an issue names. */
export function firstNamed(issue: IssueRecord): number {
  return Number(/#(\d+)/.exec(issue.body ?? '')?.[1])
}
