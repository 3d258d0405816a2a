export type DrillResult = {
  readonly drill: string
  readonly bar: string
  readonly measured: string
  readonly ok: boolean
}
