import type { ChangeId } from '../../../model/ids.ts'
import type { ElectionPolicy, Opinion } from '../../../model/opinion.ts'
import type { Ranking, Suspect } from '../../../model/suspect.ts'
import { boundedOrder, voteFeature } from './bounded-order.ts'

/** All of an opinion that moves anybody. */
export type CastVote = Pick<Opinion, 'shares' | 'noneShare' | 'agreement' | 'influence'>

/** What a change gets that nobody voted for, so that no vote rules anything out. */
const leastShare = 0.02

/** The vote for one option as a feature of the conditional logit: 0 where nobody voted for it, 3.9 at most. */
export function voteValue(share: number): number {
  return Math.log((share + leastShare) / leastShare)
}

/**
 * The vote as one more feature of the conditional logit: each option's odds are multiplied by exp(weight · agreement ·
 * value). `fitted` gives the probabilities of that; `bounded` keeps those of the places and takes the order only, within
 * the bounds of `boundedOrder`. A vote without influence changes nothing.
 */
export function fuseVote(ranking: Ranking, opinion: CastVote, policy: ElectionPolicy): Ranking {
  if (opinion.influence === 'none') return ranking
  const fused = withVote(ranking, opinion, policy.weight)
  if (policy.influence === 'bounded') return boundedOrder(ranking, fused.suspects, opinion.influence)
  const suspects = fused.suspects.map((suspect, place) => ({ suspect, place }))
  suspects.sort((a, b) => b.suspect.probability - a.suspect.probability || a.place - b.place)
  return { ...fused, suspects: suspects.map(({ suspect }) => suspect) }
}

/** In the order of the ranking, with the probabilities that the vote gives them. */
function withVote({ suspects, noneProbability }: Ranking, opinion: CastVote, weight: number): Ranking {
  const shares = new Map<ChangeId, number>(opinion.shares.map(({ id, share }) => [id, share]))
  const halved = opinion.influence === 'halved' ? 0.5 : 1
  const heard = weight * halved * (opinion.agreement ?? 1)
  const added = suspects.map(({ id }) => heard * voteValue(shares.get(id) ?? 0))
  const odds = suspects.map(({ probability }, place) => probability * Math.exp(added[place] ?? 0))
  const noneOdds = noneProbability * Math.exp(heard * voteValue(opinion.noneShare))
  const total = odds.reduce((sum, one) => sum + one, noneOdds)
  if (!(total > 0)) return { suspects, noneProbability }
  return {
    suspects: suspects.map((suspect, place) => ({
      ...suspect,
      probability: (odds[place] ?? 0) / total,
      contributions: withTerm(suspect, shares.get(suspect.id) ?? 0, added[place] ?? 0),
    })),
    noneProbability: noneOdds / total,
  }
}

function withTerm({ contributions }: Suspect, share: number, adds: number): Suspect['contributions'] {
  return adds === 0
    ? contributions
    : [...contributions, { feature: voteFeature, value: voteValue(share), adds }]
}
