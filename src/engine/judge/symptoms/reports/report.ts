/** One failed test of a machine report. All text is untrusted and decoded. */
export type ReportedTest = {
  readonly name: string
  readonly suite: string | null
  readonly path: string | null
  readonly line: number | null
  /** The error's type where the report has a place for it. */
  readonly type: string | null
  readonly message: string
  readonly expected: string | null
  readonly actual: string | null
  /** The trace or other output that belongs to the failure. */
  readonly details: string
  /** Offset in the report's text of the test, and of the first character of its details. */
  readonly at: number
  readonly detailsAt: number
}

/** One finding of an analyser's report. */
export type ReportedFinding = {
  readonly tool: string
  readonly severity: 'error' | 'warning'
  readonly code: string | null
  readonly message: string
  readonly path: string | null
  readonly line: number | null
  /** Offset in the report's text. */
  readonly at: number
}

/** A test that failed and passed when it was tried again. */
export type ReportedFlake = Pick<ReportedTest, 'name' | 'suite' | 'path' | 'at'>

/** What failed according to a report, in its own order. What passed or was skipped is left out. */
export type Report = {
  readonly tests: readonly ReportedTest[]
  readonly findings: readonly ReportedFinding[]
  /** Left out where the format has no word for them. */
  readonly flakes?: readonly ReportedFlake[]
}

/** Failures of one report that are read; a report with more repeats itself. */
export const FAILURES_CAP = 300

/** Characters of one message, and of one failure's details, that are read. */
export const MESSAGE_CAP = 2_000
export const DETAILS_CAP = 20_000

/** Characters of a report that are read at all. */
export const REPORT_CAP = 64 * 1024 * 1024
