/** What is known of a workflow run before its failed jobs are started again. */
export type RunState = {
  /** As of its newest attempt, counted from 1. */
  readonly attempt: number
  readonly isEnded: boolean
  /** Untrusted. */
  readonly workflow: string
  /** Whether a job of it may deploy, for which `because` says why that is so or not known. */
  readonly deploys: { readonly kind: 'no' } | { readonly kind: 'maybe'; readonly because: string }
}

/** All that must be known of the world before a run is started again. What could not be learnt is null, and means no. */
export type RerunKnowledge = {
  readonly state: RunState | null
  /** Runs that we started again in the repository in the last 24 hours; null where nobody remembers. */
  readonly lately: number | null
  /** `unknown` is tried; the forge then refuses in words. */
  readonly mayWrite: 'yes' | 'no' | 'unknown'
}
