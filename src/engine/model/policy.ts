import type { ElectionPolicy } from './opinion.ts'

/** Where a report may be written; the pull request of the deployment is the newest of the range. */
export type ReportTo = 'issue' | 'culprit-pull-request' | 'deployment-pull-request' | 'commit' | 'check-run'

/** What the owner of a repository lets us do and how sure we have to be. */
export type Policy = {
  /** Observe only: every act is planned and withheld. */
  readonly mode: 'observe' | 'report'
  /** Smallest probability at which one change is named the culprit. */
  readonly culpritFrom: number
  /** Smallest summed probability of the shown suspects below which we stay silent. */
  readonly shortlistFrom: number
  /** How many suspects a shortlist shows at most. */
  readonly shortlistLength: number
  readonly revert: RevertPolicy
  /** How a language model is heard, where there is one; absent: as {@link defaultElection} says. */
  readonly election?: ElectionPolicy
  /** Where reports are written; the issue alone where absent. */
  readonly reportTo?: readonly ReportTo[]
  /** Whether failed runs may be started again; as {@link defaultRerun} says where absent. */
  readonly rerun?: RerunPolicy
}

/** When the failed jobs of a run may be started again. */
export type RerunPolicy = {
  readonly mode: 'off' | 'on-command'
  /** A run that was started again so often already, by whomever, is left alone. */
  readonly mostPerIncident: number
  /** Names of workflows that may be started again though they might deploy. */
  readonly workflows: readonly string[]
}

export const defaultRerun: RerunPolicy = { mode: 'on-command', mostPerIncident: 2, workflows: [] }

/** How far we may go to take a change back. Whatever is opened is a draft, and people merge it. */
export type RevertPolicy = {
  /** `on-command` lets maintainers ask for a draft; `automatic` also opens one for a culprit that is sure enough. */
  readonly mode: 'off' | 'suggest' | 'on-command' | 'automatic'
  /** Smallest probability of a culprit at which `automatic` opens one unasked. */
  readonly automaticFrom: number
  /** Hours since it was merged after which a change is not taken back any more. */
  readonly oldestHours: number
  /** Drafts that we open in one repository in 24 hours at most. */
  readonly mostPerDay: number
}
