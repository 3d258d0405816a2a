/** What an examination found out about one thing that the App needs. */
export type Finding = {
  /** What was looked at, in a word. */
  readonly about: string
  /** `doubtful`: it works now, or cannot be told from here. */
  readonly state: 'well' | 'doubtful' | 'ill'
  readonly says: string
  /** What a person can do about it; null where there is nothing to do. */
  readonly mend: string | null
}
