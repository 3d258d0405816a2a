/** One readable sentence that ties a change to a symptom. */
export type Evidence = {
  readonly says: string
  /** A byte-for-byte part of a failure log or of the change, or the name of a check; checked before it counts. */
  readonly quote: string
  /** Where the quote stands: a file of the change, or null for the log. */
  readonly file: string | null
  /** 1-based line in that file, or in the log, 0 for an annotation or a job's name; null where unknown. */
  readonly line: number | null
  /** The quote is the name of a check of the change; `file` and `line` are null. Absent everywhere else. */
  readonly of?: 'check'
}
