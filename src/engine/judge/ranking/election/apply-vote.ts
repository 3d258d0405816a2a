import type { ChangeId } from '../../../model/ids.ts'
import type { Ranking, Suspect } from '../../../model/suspect.ts'

/** Furthest a vote moves a change, in positions. */
export const mostPositions = 2
/** Most a vote adds to or takes from the probability of a change. */
export const mostProbability = 0.15
/** The statistical ranker's first three stay the first three, in whatever order. */
export const keptOnTop = 3

/**
 * Lets neighbours change places where the vote prefers the lower one and the bounds allow it. Probabilities stay
 * with the places, so the vote can exchange suspects but never add certainty, and the sum stays what it was.
 * What "none of these" gets is not touched.
 */
export function applyVote(ranking: Ranking, picks: readonly ChangeId[]): Ranking {
  const { suspects } = ranking
  const wish = new Map(picks.map((id, index) => [id, index]))
  const order = suspects.map((_, index) => index)
  let moved = true
  while (moved) {
    moved = false
    for (let place = order.length - 2; place >= 0; place -= 1) {
      if (!mayExchange(suspects, order, place, wish)) continue
      order.splice(place, 2, ...order.slice(place, place + 2).reverse())
      moved = true
    }
  }
  return { ...ranking, suspects: order.flatMap((from, to) => moveTo(suspects, from, to)) }
}

function mayExchange(
  suspects: readonly Suspect[],
  order: readonly number[],
  place: number,
  wish: ReadonlyMap<ChangeId, number>,
): boolean {
  const [upper, lower] = [order[place], order[place + 1]]
  if (upper === undefined || lower === undefined || place === keptOnTop - 1) return false
  const preferred = wishFor(suspects[lower], wish) < wishFor(suspects[upper], wish)
  return preferred && mayStand(suspects, lower, place) && mayStand(suspects, upper, place + 1)
}

function wishFor(suspect: Suspect | undefined, wish: ReadonlyMap<ChangeId, number>): number {
  return (suspect === undefined ? undefined : wish.get(suspect.id)) ?? Number.POSITIVE_INFINITY
}

function mayStand(suspects: readonly Suspect[], from: number, to: number): boolean {
  const [own, other] = [suspects[from], suspects[to]]
  if (own === undefined || other === undefined) return false
  return (
    Math.abs(from - to) <= mostPositions && Math.abs(own.probability - other.probability) <= mostProbability
  )
}

/** The suspect with the place's probability, and the vote as one more term of its sum: the difference of logarithms. */
function moveTo(suspects: readonly Suspect[], from: number, to: number): readonly Suspect[] {
  const [suspect, place] = [suspects[from], suspects[to]]
  if (suspect === undefined || place === undefined) return []
  if (from === to) return [suspect]
  const { probability } = place
  const adds =
    suspect.probability > 0 && probability > 0 ? Math.log(probability) - Math.log(suspect.probability) : 0
  const vote = { feature: 'language-model-vote', value: from - to, adds }
  return [{ ...suspect, probability, contributions: [...suspect.contributions, vote] }]
}
