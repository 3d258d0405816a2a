/** What one triage used, for the cost line of its report. */
export type Cost = {
  readonly milliseconds: number
  readonly apiCalls: number
  readonly modelTokens: number
}
