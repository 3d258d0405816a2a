import type { ChangeId } from '../../../model/ids.ts'
import type { Ranking, Suspect } from '../../../model/suspect.ts'

export const voteFeature = 'language-model-vote'

/** Furthest a vote moves a change, in positions, and most it adds to or takes from a probability. */
export const bounds = {
  full: { positions: 2, probability: 0.15 },
  halved: { positions: 1, probability: 0.075 },
} as const
/** The statistical ranker's first three stay the first three, in whatever order. */
export const keptOnTop = 3

/**
 * The order of the ranking moved towards that of `wished` (the same suspects in the same order, with the probabilities
 * that a vote gives them) by exchanging neighbours as long as the bounds allow it. Probabilities stay with the places,
 * so a vote can exchange suspects but never add certainty. What "none of these" gets is not touched.
 */
export function boundedOrder(
  ranking: Ranking,
  wished: readonly Suspect[],
  influence: keyof typeof bounds,
): Ranking {
  const { suspects } = ranking
  const wish = new Map(wished.map(({ id, probability }) => [id, probability]))
  const order = suspects.map((_, index) => index)
  let moved = true
  while (moved) {
    moved = false
    for (let place = order.length - 2; place >= 0; place -= 1) {
      if (!mayExchange({ suspects, order, wish, influence }, place)) continue
      order.splice(place, 2, ...order.slice(place, place + 2).reverse())
      moved = true
    }
  }
  return { ...ranking, suspects: order.flatMap((from, to) => moveTo(suspects, from, to)) }
}

type Race = {
  readonly suspects: readonly Suspect[]
  readonly order: readonly number[]
  readonly wish: ReadonlyMap<ChangeId, number>
  readonly influence: keyof typeof bounds
}

function mayExchange({ suspects, order, wish, influence }: Race, place: number): boolean {
  const [upper, lower] = [order[place], order[place + 1]]
  if (upper === undefined || lower === undefined || place === keptOnTop - 1) return false
  const wishFor = (from: number): number => wish.get(suspects[from]?.id ?? ('' as ChangeId)) ?? 0
  if (wishFor(lower) <= wishFor(upper)) return false
  const { positions, probability } = bounds[influence]
  const mayStand = (from: number, to: number): boolean => {
    const [own, other] = [suspects[from], suspects[to]]
    if (own === undefined || other === undefined || Math.abs(from - to) > positions) return false
    return Math.abs(own.probability - other.probability) <= probability
  }
  return mayStand(lower, place) && mayStand(upper, place + 1)
}

/** The suspect with the place's probability, and the vote as one more term of its sum: the difference of logarithms. */
function moveTo(suspects: readonly Suspect[], from: number, to: number): readonly Suspect[] {
  const [suspect, place] = [suspects[from], suspects[to]]
  if (suspect === undefined || place === undefined) return []
  if (from === to) return [suspect]
  const { probability } = place
  const adds =
    suspect.probability > 0 && probability > 0 ? Math.log(probability) - Math.log(suspect.probability) : 0
  const vote = { feature: voteFeature, value: from - to, adds }
  return [{ ...suspect, probability, contributions: [...suspect.contributions, vote] }]
}
