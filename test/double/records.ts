/** What the double knows beside git: plain records, filled by tests through `DoubleRepository` and by API writes. */

export type Level = 'read' | 'write'
export type Permissions = Readonly<Record<string, Level>>

/** A check on the head of a pull request: a job of a workflow, or a status of the older kind (no workflow). */
export type PullCheckRecord = {
  readonly name: string
  readonly workflow: string | null
  readonly conclusion: 'SUCCESS' | 'FAILURE' | 'SKIPPED' | null
  readonly startedAt: string
  readonly completedAt: string | null
}

export type PullRecord = {
  readonly id: number
  readonly number: number
  readonly title: string
  readonly body: string | null
  /** Null when the account is gone. */
  readonly author: string | null
  readonly labels: readonly string[]
  readonly base: string
  readonly head: string
  readonly createdAt: string
  readonly updatedAt: string
  /** Null while open or closed unmerged. */
  readonly mergedAt: string | null
  readonly mergeCommit: string | null
  /** Commits that GitHub ties to this pull request, oldest first; the merge commit is the last. */
  readonly commits: readonly string[]
  /** Where its files are counted from. */
  readonly diffBase: string | null
  readonly diffHead: string
  /** Set for a pull request of another repository that shares these commits, such as a fork's own. */
  readonly otherBase: { readonly id: number; readonly fullName: string } | null
  readonly draft: boolean
  /** Its branch is in a fork, where anybody may push. */
  readonly fromFork: boolean
  /** As they stand at its head. */
  /** Of its last commit, as they stand now: of each the latest try. */
  checks: readonly PullCheckRecord[]
  readonly comments: CommentRecord[]
  /** False while GitHub's commit to pull request index has not caught up. */
  indexed: boolean
}

export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success'

export type StatusRecord = {
  readonly id: number
  readonly state: DeploymentState
  readonly createdAt: string
  readonly environment: string
  readonly creator: string
  readonly description: string
  readonly logUrl: string
  readonly targetUrl: string
}

export type DeploymentRecord = {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly originalEnvironment: string
  readonly payload: string | Readonly<Record<string, unknown>>
  readonly description: string | null
  readonly creator: string
  readonly createdAt: string
  readonly production: boolean
  readonly transient: boolean
  /** The run and job behind it, where an Actions job with an environment made it. */
  readonly runId: number | null
  readonly jobId: number | null
  /** Oldest first. */
  readonly statuses: StatusRecord[]
}

export type WorkflowRecord = { readonly id: number; readonly name: string; readonly path: string }

export type Conclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
export type RunConclusion = Conclusion | 'stale' | 'startup_failure'
export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending'

/** The text; or the status with which GitHub says that it has none (410 once expired, 404 while still running). */
export type JobLog = string | Uint8Array | { readonly gone: 404 | 410 }

export type AnnotationRecord = {
  readonly path: string
  readonly line: number
  readonly endLine: number
  readonly level: 'failure' | 'warning' | 'notice'
  readonly message: string
  readonly title: string | null
}

export type JobRecord = {
  /** Also the id of the job's check run. */
  readonly id: number
  readonly name: string
  readonly status: RunStatus
  readonly conclusion: Conclusion | null
  readonly startedAt: string
  readonly completedAt: string | null
  readonly steps: readonly { readonly name: string; readonly conclusion: Conclusion | null }[]
  readonly annotations: readonly AnnotationRecord[]
  log: JobLog
}

/** A check that another App than Actions made. */
export type CheckRecord = {
  readonly id: number
  readonly sha: string
  readonly app: { readonly name: string; readonly slug: string }
  readonly name: string
  readonly status: RunStatus
  readonly conclusion: Conclusion | null
  readonly completedAt: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
  readonly annotations: readonly AnnotationRecord[]
}

/** What a CI system outside of GitHub said of a commit. */
export type CommitStatusRecord = {
  readonly sha: string
  readonly context: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly description: string | null
  readonly createdAt: string
}

export type AttemptRecord = {
  readonly attempt: number
  readonly status: RunStatus
  readonly conclusion: RunConclusion | null
  readonly startedAt: string
  readonly updatedAt: string
  readonly actor: string
  readonly jobs: readonly JobRecord[]
}

/** What a job left behind. Artifacts of all attempts stand in one list; they do not say which they are of. */
export type ArtifactRecord = {
  readonly id: number
  readonly name: string
  readonly zip: Uint8Array
  readonly createdAt: string
  /** Its download answers 410 from then on, or 404 as if it never was. */
  expired: false | 404 | 410
}

export type RunRecord = {
  readonly id: number
  readonly number: number
  readonly workflow: WorkflowRecord
  readonly event: string
  readonly branch: string | null
  readonly sha: string
  readonly title: string
  readonly createdAt: string
  /** In order; the last is the one that the run itself shows. */
  readonly attempts: AttemptRecord[]
  readonly artifacts: ArtifactRecord[]
}

export type ReactionRecord = {
  readonly id: number
  readonly content: string
  readonly user: string
  readonly createdAt: string
}

export type CommentRecord = {
  readonly id: number
  body: string
  readonly user: string
  readonly byApp: boolean
  readonly createdAt: string
  updatedAt: string
  readonly reactions: ReactionRecord[]
}

/** A comment on a commit. */
export type CommitCommentRecord = CommentRecord & { readonly sha: string }

/** A check run that an App made itself, besides the jobs of Actions. */
export type OwnCheckRecord = {
  readonly id: number
  readonly name: string
  readonly sha: string
  readonly externalId: string
  /** The App that made it. */
  readonly slug: string
  readonly startedAt: string
  status: string
  conclusion: string | null
  output: { readonly title: string; readonly summary: string }
  /** What people may press. */
  actions: readonly CheckActionRecord[]
}

export type CheckActionRecord = {
  readonly label: string
  readonly description: string
  readonly identifier: string
}

export type IssueRecord = {
  readonly id: number
  readonly number: number
  title: string
  body: string | null
  labels: readonly string[]
  state: 'open' | 'closed'
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null
  readonly user: string
  readonly byApp: boolean
  readonly createdAt: string
  updatedAt: string
  closedAt: string | null
  /** Deleted issues answer 410. */
  deleted: boolean
  readonly comments: CommentRecord[]
}

export type InstallationRecord = {
  readonly id: number
  readonly account: string
  /** Full names; null means every repository of the account. */
  repositories: readonly string[] | null
  permissions: Permissions
  suspendedAt: string | null
  readonly createdAt: string
}
