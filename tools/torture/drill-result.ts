/** How one drill ended: what was demanded, what was seen, and whether that is enough. */
export type DrillResult = {
  readonly drill: string
  readonly bar: string
  readonly measured: string
  readonly ok: boolean
}

export type DrillOptions = {
  /** Some seconds' worth, for CI, instead of the whole. */
  readonly short: boolean
  /** A PostgreSQL server to use; null starts one where one is needed. */
  readonly database: string | null
  /** Of a drill that is held once for each of several seeds: only for these. */
  readonly seeds?: { readonly from: number; readonly to: number }
}

/** A drill may be held on several kinds of store, and then has a result for each. */
export type Drill = (options: DrillOptions) => Promise<readonly DrillResult[]>
