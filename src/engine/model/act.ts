import type { ChangeId, IncidentId, Sha } from './ids.ts'
import type { Repo } from './repo.ts'
import type { RevertAdvice } from './revert.ts'

/** What we do to the world, as data. One incident has one issue: publishing creates it or brings it up to date. */
export type Act =
  | {
      readonly kind: 'publish-issue'
      readonly incident: IncidentId
      readonly repo: Repo
      readonly title: string
      readonly labels: readonly string[]
      /** The issue was published a moment ago and is told a second opinion: it is updated, and never opened. */
      readonly isSecond?: true
    }
  | { readonly kind: 'close-issue'; readonly incident: IncidentId; readonly repo: Repo }
  | PublishReport
  | CloseReport
  | React
  | OpenRevert
  | OpenReApply
  | ReRun

/** Where a report can stand besides the incident's issue. */
export type ReportPlace =
  | { readonly kind: 'pull-comment'; readonly pull: number }
  | { readonly kind: 'commit-comment'; readonly sha: Sha }
  | { readonly kind: 'check-run'; readonly sha: Sha }

/** Writes the report at a place, or brings up to date what we wrote there about the incident. */
export type PublishReport = {
  readonly kind: 'publish-report'
  readonly incident: IncidentId
  readonly repo: Repo
  readonly at: ReportPlace
  readonly title: string
  /** Nothing is written where nothing of ours stands yet. */
  readonly onlyIfThere: boolean
  /** What whoever reads it there may press, the likeliest first; only a check run shows any. */
  readonly buttons?: readonly Button[]
  /** The report was written there a moment ago and is told a second opinion. */
  readonly isSecond?: true
}

/** A button that says one of our words for whoever presses it. All of it is our own text. */
export type Button = {
  readonly label: string
  readonly description: string
  /** As in a comment, without `/suspect` before it. */
  readonly word: string
}

/** Puts a last sentence over what we wrote at a place; nothing where nothing of ours stands. */
export type CloseReport = {
  readonly kind: 'close-report'
  readonly incident: IncidentId
  readonly repo: Repo
  readonly at: ReportPlace
}

/** Answers a comment without a word. */
export type React = {
  readonly kind: 'react'
  readonly incident: IncidentId
  readonly repo: Repo
  /** The comment's number on the forge. */
  readonly comment: string
  readonly with: Reaction
}

/** `+1`: noted. `eyes`: being looked at. `confused`: not understood, or not possible here. */
export type Reaction = '+1' | 'eyes' | 'confused'

/** Opens a draft pull request that takes a merged one back. Never merged by us, at most one for a change, ever. */
export type OpenRevert = {
  readonly kind: 'open-revert'
  readonly incident: IncidentId
  readonly repo: Repo
  readonly change: ChangeId
  readonly pull: number
  /** The commit by which it landed; the number must still name it when the act is carried out. */
  readonly landed: Sha
  /** The parent of `landed`, counted from one, whose files it goes back to; absent for the first, see `Change`. */
  readonly mainline?: number
  readonly title: string
}

/** Opens a draft pull request that applies again what a merged revert of ours took back. */
export type OpenReApply = {
  readonly kind: 'open-re-apply'
  readonly incident: IncidentId
  readonly repo: Repo
  /** The pull request that was taken back, and our own that took it back. */
  readonly pull: number
  readonly revert: number
  readonly title: string
}

/** Starts the failed jobs of a workflow run again: once for each of its attempts, whoever asks. */
export type ReRun = {
  readonly kind: 're-run'
  readonly incident: IncidentId
  readonly repo: Repo
  readonly run: string
  /** The one that failed, counted from 1. */
  readonly attempt: number
}

export type WithheldBecause =
  | 'observe-only'
  | 'nothing-to-say'
  | 'muted'
  /** The forge did not let us; `says` holds its reason. */
  | 'refused'
  | RevertWithheldBecause
  | RerunWithheldBecause

/** Why no run was started again, in the order in which it is asked. */
export type RerunWithheldBecause =
  | 'observe-only'
  | 'rerun-off'
  | 'no-run'
  | 'run-unknown'
  | 'run-goes-on'
  | 'cap-reached'
  | 'may-deploy'
  | 'no-write-permission'

/** Why no revert was opened, in the order in which it is asked; at the end why nothing was applied again. */
export type RevertWithheldBecause =
  | 'revert-off'
  | 'outside-range'
  | 'range-not-bounded'
  | 'no-pull-request'
  | 'is-a-revert'
  | 'files-unknown'
  | 'touches-workflows'
  | 'touches-migrations'
  | 'many-changes'
  | 'age-unknown'
  | 'too-old'
  | 'conflicts'
  | 'suggest-only'
  | 'needs-command'
  | 'not-sure-enough'
  | 'reverts-unknown'
  | 'revert-exists'
  | 'mended-already'
  | 'cap-reached'
  | 'no-write-permission'
  | 'conflicts-unknown'
  | 'rolled-by-bot'
  | 'has-dependents'
  | 'no-merged-revert'
  | 're-apply-exists'

/** Acts to take in order, and acts withheld with their reasons. */
export type Plan = {
  readonly take: readonly Act[]
  readonly withhold: readonly {
    readonly act: string
    readonly because: WithheldBecause
    readonly says: string
  }[]
  /** What is known about taking the culprit back; absent where none is named. */
  readonly revert?: RevertAdvice
}

/** What became of an act. `url` is where a person can see it. */
export type Performed =
  | { readonly kind: 'done'; readonly url: string | null }
  | { readonly kind: 'already-done'; readonly url: string | null }
  | { readonly kind: 'refused'; readonly because: string }
