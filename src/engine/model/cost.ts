/** What one triage used, for the cost line of its report. */
export type Cost = {
  readonly milliseconds: number
  readonly apiCalls: number
  readonly modelTokens: number
  /** In US dollars; absent where no price of the model is known. */
  readonly modelDollars?: number
}
