import fitted from './weights.json' with { type: 'json' }

/** Weights of the conditional logit by feature name; an absent feature weighs 0. */
export type RankerWeights = {
  /** Where the numbers come from, in words. */
  readonly provenance: string
  readonly change: Readonly<Record<string, number>>
  /** `bias` and the weights of the features that speak for "none of these". */
  readonly none: Readonly<Record<string, number>>
}

export const rankerWeights: RankerWeights = fitted
