import type { ChangeId } from '../../../model/ids.ts'
import type { Opinion } from '../../../model/opinion.ts'
import type { Vote } from './read-vote.ts'

/** Mean shares of several votes over the same changes. */
export function meanShares(votes: readonly Vote[]): {
  readonly shares: ReadonlyMap<ChangeId, number>
  readonly none: number
} {
  const shares = new Map<ChangeId, number>()
  let none = 0
  for (const vote of votes) {
    none += vote.none / votes.length
    for (const [id, share] of vote.shares) shares.set(id, (shares.get(id) ?? 0) + share / votes.length)
  }
  return { shares, none }
}

/** How much pairs of votes have in common, 0..1: what both gave to the same. Null where there are fewer than two. */
export function agreementOf(votes: readonly Vote[]): number | null {
  const pairs = pairsOf(votes)
  if (pairs.length === 0) return null
  const common = pairs.map(([one, other]) => {
    const both = [...one.shares].map(([id, share]) => Math.min(share, other.shares.get(id) ?? 0))
    return both.reduce((sum, share) => sum + share, Math.min(one.none, other.none))
  })
  return Math.min(1, common.reduce((sum, share) => sum + share, 0) / pairs.length)
}

/** Whether the first pick of some vote stands more than one place lower in another, or not at all. */
export function disagrees(votes: readonly Vote[]): boolean {
  return pairsOf(votes).some(([one, other]) => isFar(one, other) || isFar(other, one))
}

function isFar(one: Vote, other: Vote): boolean {
  const place = other.order.indexOf(one.order[0] ?? null)
  return place === -1 || place > 1
}

function pairsOf(votes: readonly Vote[]): readonly (readonly [Vote, Vote])[] {
  return votes.flatMap((one, at) => votes.slice(at + 1).map((other) => [one, other] as const))
}

/** Further from the middle than in one of a hundred elections in which places do not matter: 2.58 standard errors. */
const tellingErrors = 2.58
/** Standard deviation of a place between 0 and 1 that is drawn at random. */
const spread = 1 / Math.sqrt(12)

/** Where in the lists the first picks stood. `sizes` are the lengths of the lists, one for each vote. */
export function positionBias(
  votes: readonly { readonly vote: Vote; readonly size: number }[],
): Opinion['positionBias'] {
  const places = votes.flatMap(({ vote: { firstPlace }, size }) =>
    firstPlace === null || size < 2 ? [] : [firstPlace / (size - 1)],
  )
  if (places.length === 0) return null
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length
  const isTelling = Math.abs(mean - 0.5) > (tellingErrors * spread) / Math.sqrt(places.length)
  return { mean, picks: places.length, isTelling }
}
