import type { IncidentId, Instant, Sha } from './ids.ts'
import type { Repo } from './repo.ts'

/** The one thing that fails. */
export type Failing =
  | { readonly kind: 'check'; readonly name: string }
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
    }
  | { readonly kind: 'alert'; readonly name: string; readonly environment: string | null }

/** One failing thing at one commit. */
export type Incident = {
  readonly id: IncidentId
  readonly repo: Repo
  readonly failing: Failing
  /** One line, what a person would see. Untrusted text. */
  readonly title: string
  readonly badSha: Sha
  readonly seenAt: Instant | null
}
