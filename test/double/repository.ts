import { idOf } from './app-key.ts'
import {
  declareDeployment,
  declareStatus,
  type NewDeployment,
  type NewStatus,
} from './declare/deployments.ts'
import { declarePull, type NewPull } from './declare/pulls.ts'
import { declareAttempt, declareRun, type NewAttempt, type NewRun } from './declare/runs.ts'
import { openGit, type GitRepository } from './git-repository.ts'
import type {
  ArtifactRecord,
  AttemptRecord,
  CheckRecord,
  CommentRecord,
  CommitCommentRecord,
  CommitStatusRecord,
  DeploymentRecord,
  DeploymentState,
  IssueRecord,
  JobRecord,
  OwnCheckRecord,
  PullRecord,
  RunRecord,
  StatusRecord,
  WorkflowRecord,
} from './records.ts'
import type { World } from './world.ts'

export type NewRepository = {
  readonly owner: string
  readonly name: string
  /** A bare or ordinary git repository on disk. The double reads it and never deletes it. */
  readonly gitDir: string
  /** Already opened: repositories with the same past remember together. */
  readonly git?: GitRepository
  readonly defaultBranch?: string
  readonly ownerType?: 'User' | 'Organization'
  readonly private?: boolean
}

type NewIssue = {
  readonly title: string
  readonly body?: string | null
  readonly labels?: readonly string[]
  readonly user?: string
  readonly byApp?: boolean
}

type NewCheck = Pick<CheckRecord, 'sha' | 'name'> & Partial<Omit<CheckRecord, 'id'>>

/** One of GitHub's roles, an organisation's own that stands on one, or an account that is gone. */
export type HeldRole =
  | 'admin'
  | 'maintain'
  | 'write'
  | 'triage'
  | 'read'
  | 'none'
  | 'gone'
  | { readonly name: string; readonly base: 'maintain' | 'write' | 'triage' | 'read' }

/** One repository of the double: a git directory and what GitHub knows about it. */
export type DoubleRepository = {
  readonly id: number
  readonly owner: string
  name: string
  fullName: string
  /** Full names that it had before. REST sends their callers on, GraphQL answers them. */
  readonly formerNames: string[]
  readonly ownerType: 'User' | 'Organization'
  readonly private: boolean
  readonly defaultBranch: string
  readonly createdAt: string
  readonly git: GitRepository
  readonly pulls: PullRecord[]
  readonly deployments: DeploymentRecord[]
  readonly workflows: WorkflowRecord[]
  readonly runs: RunRecord[]
  readonly issues: IssueRecord[]
  readonly commitComments: CommitCommentRecord[]
  readonly ownChecks: OwnCheckRecord[]
  readonly checks: CheckRecord[]
  /** Oldest first. */
  readonly commitStatuses: CommitStatusRecord[]
  /** What accounts may do, by login; nothing where they are not here. */
  readonly collaborators: Map<string, HeldRole>
  /** False: every issue endpoint answers 410. */
  hasIssues: boolean
  /** False: drafts are refused, as in private repositories of some plans. */
  hasDrafts: boolean
  /** Largest number of entries that one tree answer holds. */
  treeLimit: number
  /** Order in which GraphQL lists the statuses of a deployment; GitHub does not promise one. */
  statusOrder: 'newest-first' | 'oldest-first'
  rename(name: string): void
  pull(declared: NewPull): Promise<PullRecord>
  deployment(declared: NewDeployment): DeploymentRecord
  deploymentStatus(deploymentId: number, declared: DeploymentState | NewStatus): StatusRecord
  workflow(declared: { readonly name: string; readonly path: string }): WorkflowRecord
  run(declared: NewRun): RunRecord
  /** A further attempt of a run. */
  rerun(runId: number, declared: NewAttempt): AttemptRecord
  /** A zip archive that a job of the run leaves behind. */
  artifact(
    runId: number,
    declared: { readonly name: string; readonly zip: Uint8Array; readonly createdAt?: string },
  ): ArtifactRecord
  check(declared: NewCheck): CheckRecord
  commitStatus(
    declared: Omit<CommitStatusRecord, 'createdAt' | 'description'> & { readonly description?: string },
  ): void
  issue(declared: NewIssue): IssueRecord
  /** A comment that somebody wrote on the site. */
  comment(issue: IssueRecord, declared: { readonly user: string; readonly body: string }): CommentRecord
  job(
    jobId: number,
  ): { readonly run: RunRecord; readonly attempt: AttemptRecord; readonly job: JobRecord } | null
  /** The log expires: its job answers 410 from now on, or 404 as if it never was. */
  expireLog(jobId: number, status?: 404 | 410): void
}

const must = <T>(found: T | undefined | null, what: string): T => {
  if (found === undefined || found === null) throw new Error(`The double has no ${what}`)
  return found
}

type Lists = Pick<DoubleRepository, 'pulls' | 'deployments' | 'workflows' | 'runs' | 'issues'>

const nextNumber = ({ pulls, issues }: Lists): number =>
  1 + Math.max(0, ...pulls.map((pull) => pull.number), ...issues.map((issue) => issue.number))

function findJob(runs: readonly RunRecord[], jobId: number): ReturnType<DoubleRepository['job']> {
  for (const run of runs) {
    for (const attempt of run.attempts) {
      const job = attempt.jobs.find((candidate) => candidate.id === jobId)
      if (job !== undefined) return { run, attempt, job }
    }
  }
  return null
}

function declareIssue(world: World, declared: NewIssue, number: number): IssueRecord {
  const createdAt = world.at()
  return {
    id: world.nextId(),
    number,
    title: declared.title,
    body: declared.body ?? null,
    labels: declared.labels ?? [],
    state: 'open',
    stateReason: null,
    user: declared.user ?? 'octocat',
    byApp: declared.byApp ?? false,
    createdAt,
    updatedAt: createdAt,
    closedAt: null,
    deleted: false,
    comments: [],
  }
}

/** Puts a repository into the world and gives the controls with which a test fills it. */
export function createRepository(world: World, declared: NewRepository): DoubleRepository {
  const git = declared.git ?? openGit(declared.gitDir)
  const fullName = `${declared.owner}/${declared.name}`
  const defaultBranch = declared.defaultBranch ?? 'main'
  const lists: Lists = { pulls: [], deployments: [], workflows: [], runs: [], issues: [] }
  const kept = <T>(list: T[], record: T): T => {
    list.push(record)
    return record
  }
  const repository: DoubleRepository = {
    id: 100_000 + idOf(fullName),
    owner: declared.owner,
    name: declared.name,
    fullName,
    formerNames: [],
    ownerType: declared.ownerType ?? 'Organization',
    private: declared.private ?? true,
    defaultBranch,
    createdAt: world.at(),
    git,
    ...lists,
    commitComments: [],
    ownChecks: [],
    checks: [],
    commitStatuses: [],
    collaborators: new Map(),
    hasIssues: true,
    hasDrafts: true,
    treeLimit: 100_000,
    statusOrder: 'newest-first',
    rename: (name) => {
      repository.formerNames.push(repository.fullName)
      repository.name = name
      repository.fullName = `${declared.owner}/${name}`
    },
    pull: async (pull) =>
      kept(
        lists.pulls,
        await declarePull(world, git, pull, { base: defaultBranch, number: () => nextNumber(lists) }),
      ),
    deployment: (deployment) =>
      kept(lists.deployments, declareDeployment(world, fullName, deployment, defaultBranch)),
    deploymentStatus: (deploymentId, status) => {
      const found = lists.deployments.find(({ id }) => id === deploymentId)
      const deployment = must(found, `deployment ${deploymentId}`)
      return kept(deployment.statuses, declareStatus(world, fullName, deployment, status))
    },
    workflow: (workflow) => kept(lists.workflows, { id: world.nextId(), ...workflow }),
    run: (run) => kept(lists.runs, declareRun(world, run, lists.runs.length + 1, defaultBranch)),
    rerun: (runId, attempt) => {
      const { attempts } = must(
        lists.runs.find(({ id }) => id === runId),
        `run ${runId}`,
      )
      return kept(attempts, declareAttempt(world, attempt, attempts.length + 1))
    },
    artifact: (runId, { name, zip, createdAt }) => {
      const run = must(
        lists.runs.find(({ id }) => id === runId),
        `run ${runId}`,
      )
      const record = {
        id: world.nextId(),
        name,
        zip,
        createdAt: world.at(createdAt),
        expired: false,
      } as const
      return kept<ArtifactRecord>(run.artifacts, { ...record })
    },
    check: (check) => {
      const app = { name: 'Acme CI', slug: 'acme-ci' }
      const words = { title: null, summary: null, text: null, annotations: [] }
      const ended = { status: 'completed', conclusion: 'success', completedAt: world.at() } as const
      return kept(repository.checks, { id: world.nextId(), app, ...ended, ...words, ...check })
    },
    commitStatus: (status) => {
      repository.commitStatuses.push({ description: null, ...status, createdAt: world.at() })
    },
    issue: (issue) => kept(lists.issues, declareIssue(world, issue, nextNumber(lists))),
    comment: (issue, { user, body }) => {
      const at = world.at()
      const record = {
        id: world.nextId(),
        body,
        user,
        byApp: false,
        createdAt: at,
        updatedAt: at,
        reactions: [],
      }
      return kept(issue.comments, record)
    },
    job: (jobId) => findJob(lists.runs, jobId),
    expireLog: (jobId, status = 410) => {
      must(findJob(lists.runs, jobId), `job ${jobId}`).job.log = { gone: status }
    },
  }
  world.repositories.push(repository)
  return repository
}
