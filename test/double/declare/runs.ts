import type {
  AnnotationRecord,
  AttemptRecord,
  Conclusion,
  JobLog,
  JobRecord,
  RunConclusion,
  RunRecord,
  RunStatus,
  WorkflowRecord,
} from '../records.ts'
import type { World } from '../world.ts'

type NewJob = {
  readonly name: string
  readonly status?: RunStatus
  /** Default: success once completed. */
  readonly conclusion?: Conclusion | null
  readonly startedAt?: string
  readonly completedAt?: string
  readonly steps?: readonly { readonly name: string; readonly conclusion: Conclusion | null }[]
  readonly log?: JobLog
  readonly annotations?: readonly (Partial<AnnotationRecord> & Pick<AnnotationRecord, 'path' | 'message'>)[]
}

export type NewAttempt = {
  readonly status?: RunStatus
  /** Default: failure if a job failed. */
  readonly conclusion?: RunConclusion | null
  readonly startedAt?: string
  readonly updatedAt?: string
  readonly actor?: string
  readonly jobs: readonly NewJob[]
}

export type NewRun = {
  readonly workflow: WorkflowRecord
  readonly sha: string
  /** Null as for runs of deleted forks; default: the default branch. */
  readonly branch?: string | null
  readonly event?: string
  readonly title?: string
  readonly createdAt?: string
  readonly attempts: readonly NewAttempt[]
}

function declareJob(world: World, declared: NewJob): JobRecord {
  const status = declared.status ?? 'completed'
  const ended = status === 'completed'
  const conclusion = declared.conclusion ?? (ended ? 'success' : null)
  const startedAt = world.at(declared.startedAt)
  return {
    id: world.nextId(),
    name: declared.name,
    status,
    conclusion,
    startedAt,
    completedAt: ended ? world.at(declared.completedAt) : null,
    steps: declared.steps ?? [{ name: `Run ${declared.name}`, conclusion }],
    annotations: (declared.annotations ?? []).map((note) => ({
      line: 1,
      endLine: note.line ?? 1,
      level: 'failure',
      title: null,
      ...note,
    })),
    log: declared.log ?? (ended ? '' : { gone: 404 }),
  }
}

export function declareAttempt(world: World, declared: NewAttempt, attempt: number): AttemptRecord {
  const status = declared.status ?? 'completed'
  const failed = declared.jobs.some((job) => job.conclusion === 'failure')
  const outcome = failed ? 'failure' : 'success'
  const startedAt = world.at(declared.startedAt)
  const jobs = declared.jobs.map((job) => declareJob(world, job))
  return {
    attempt,
    status,
    conclusion: declared.conclusion ?? (status === 'completed' ? outcome : null),
    startedAt,
    actor: declared.actor ?? 'octo-deployer',
    jobs,
    updatedAt: world.at(declared.updatedAt),
  }
}

export function declareRun(world: World, declared: NewRun, number: number, defaultBranch: string): RunRecord {
  const createdAt = world.at(declared.createdAt)
  return {
    id: world.nextId(),
    number,
    workflow: declared.workflow,
    event: declared.event ?? 'push',
    branch: declared.branch === undefined ? defaultBranch : declared.branch,
    sha: declared.sha,
    title: declared.title ?? declared.workflow.name,
    createdAt,
    attempts: declared.attempts.map((attempt, n) => declareAttempt(world, attempt, n + 1)),
    artifacts: [],
  }
}
