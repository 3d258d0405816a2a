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
}
