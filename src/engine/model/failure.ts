import type { Completeness } from './completeness.ts'
import type { Instant, Sha } from './ids.ts'

/** After so many lines of a log's `text`, so many lines of the log were left out. */
export type Elision = { readonly afterLine: number; readonly lines: number }

/** Text of a log as the CI system printed it, ANSI codes and timestamps kept. Untrusted. */
export type LogText = {
  readonly text: string
  readonly completeness: Completeness
  /** Where whole lines are missing, in order; absent where none are. `trueLine` counts them in. */
  readonly elisions?: readonly Elision[]
}

/** A note the CI system attached to a line of a file. Untrusted. */
export type Annotation = {
  readonly path: string
  readonly line: number | null
  readonly level: 'failure' | 'warning' | 'notice'
  readonly message: string
}

/**
 * One failing job (or a person's description): its log, and the same job's log at the last good commit where known. Or
 * one test report that a job left behind: what it says of the tests that failed.
 */
export type Failure = {
  readonly name: string
  /** Absent for a log. What a report tells is mostly in a log of the same incident too. */
  readonly source?: 'test-report'
  readonly log: LogText
  readonly baseline: LogText | null
  readonly annotations: readonly Annotation[]
  /** The job of a workflow run that wrote the log; absent for anything else. */
  readonly at?: JobPlace
}

/** Ids on the forge, in digits. */
export type JobPlace = { readonly run: string; readonly job: string }

/**
 * One finished or running attempt of the failing thing at some commit.
 * Cancelled and skipped count as `missing`: they say nothing about the code.
 */
export type Attempt = {
  readonly sha: Sha
  readonly at: Instant | null
  readonly outcome: 'passed' | 'failed' | 'missing' | 'running'
}
