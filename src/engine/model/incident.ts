import type { IncidentId, Instant, Sha } from './ids.ts'
import type { Repo } from './repo.ts'

/** The one thing that fails. */
export type Failing =
  | {
      readonly kind: 'check'
      /** Of the App whose checks failed, the context of a commit status, or what a person called it. */
      readonly name: string
      /** Absent where a person only described it. */
      readonly branch?: string
      /** The check suite on the forge, whose checks hold annotations and output; absent for a commit status. */
      readonly suiteId?: string
      /** What the checking system itself said. Untrusted. */
      readonly says?: string
    }
  | {
      readonly kind: 'workflow-run'
      readonly workflow: string
      readonly workflowId: string
      readonly runId: string
      readonly attempt: number
      readonly branch: string
    }
  | {
      readonly kind: 'deployment'
      readonly environment: string
      readonly deploymentId: string
      readonly task: string
      /** The run that made the deployment, where the forge told us; its failing jobs hold the log. */
      readonly runId: string | null
      /** The workflow of that run, where the forge told us. */
      readonly madeBy?: MadeBy
    }
  | {
      readonly kind: 'alert'
      readonly name: string
      readonly environment: string | null
      /** By what its system knows it, as a hash. */
      readonly key?: string
      /** What the alert tells, such as a message with its stack trace. Untrusted. */
      readonly says?: string
    }

/** A workflow, and the branch that it ran on. */
export type MadeBy = { readonly workflowId: string; readonly branch: string }

/** One failing thing at one commit. */
export type Incident = {
  readonly id: IncidentId
  readonly repo: Repo
  readonly failing: Failing
  /** One line, what a person would see. Untrusted text. */
  readonly title: string
  readonly badSha: Sha
  readonly seenAt: Instant | null
  /** What else fails at the same commit and is part of this, in words such as `Lint on main`. Untrusted. */
  readonly also?: readonly string[]
  /** The same failure, seen again at later commits: how often, and where last. */
  readonly again?: Again
}

export type Again = { readonly times: number; readonly sha: Sha; readonly at: Instant | null }

/** Where it fails: the environment that was deployed to or is watched; null for what has none. */
export function environmentOf(failing: Failing): string | null {
  return failing.kind === 'deployment' || failing.kind === 'alert' ? failing.environment : null
}

/** The workflow run that failed: a failed deployment and the run that made it are one. Null where none is known. */
export function runBehind(failing: Failing): string | null {
  return failing.kind === 'deployment' || failing.kind === 'workflow-run' ? failing.runId : null
}
