import { heardInfluence } from '../config/vote-record.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Policy } from '../engine/model/policy.ts'
import { rankerFingerprint } from './ranker-fingerprint.ts'

export type Hearing = {
  /** `owner/name`; null where nobody knows it. */
  readonly repo: string | null
  /** Null: none is asked. */
  readonly model: string | null
  readonly voter: 'chat' | 'decisions'
  /** Of the ranker; null: the shipped ones. */
  readonly weights: RankerWeights | null
  /** Text of the repository's record of a backtest; null where there is none. */
  readonly record: string | null
}

export type HeardPolicy = {
  readonly policy: Policy
  /** What the report has to say about the configuration. */
  readonly says: readonly string[]
}

/**
 * The policy with a model's vote heard no further than a record of a backtest allows: an owner who wants it `fitted` gets
 * the weight of the record, or `bounded` and the reason.
 */
export function heardPolicy(policy: Policy, { repo, model, voter, weights, record }: Hearing): HeardPolicy {
  const { election } = policy
  if (model === null || election?.influence !== 'fitted') return { policy, says: [] }
  const { candidates, repeats } = election
  const ranker = rankerFingerprint(weights ?? rankerWeights)
  const heard = heardInfluence(record, { repo, model, voter, ranker, candidates, repeats })
  if (heard.kind === 'fitted')
    return { policy: { ...policy, election: { ...election, weight: heard.weight } }, says: [] }
  const says = `languageModel.influence is fitted, but the vote counts as bounded: ${heard.because}.`
  return { policy: { ...policy, election: { ...election, influence: 'bounded' } }, says: [says] }
}
