import type { ChangeId } from '../../model/ids.ts'
import type { Ranking } from '../../model/suspect.ts'

/**
 * How much likelier it is that each of the readings has a cause of its own among the changes than that one change
 * caused them all, before any belief about how often that happens: a ratio of likelihoods, above 0.
 *
 * With every change as likely as any other beforehand (1 in n), a ranking's p_i(c) is n times the likelihood of reading
 * i under change c. Over k readings, separate causes then weigh Π_i Σ_c p_i(c), one cause n^(k-1) Σ_c Π_i p_i(c).
 */
export function separateCauses(rankings: readonly Ranking[]): number {
  const [first, ...others] = rankings.map(({ suspects }) => shareOf(suspects))
  if (first === undefined || first.size === 0) return 1
  const joint = [...first].reduce(
    (sum, [id, share]) => sum + others.reduce((product, one) => product * (one.get(id) ?? 0), share),
    0,
  )
  return 1 / (first.size ** others.length * joint)
}

/** Probabilities among the changes alone: that none of them did it says nothing about how many did. */
function shareOf(suspects: Ranking['suspects']): ReadonlyMap<ChangeId, number> {
  const total = suspects.reduce((sum, { probability }) => sum + probability, 0)
  return new Map(suspects.map(({ id, probability }) => [id, total === 0 ? 0 : probability / total]))
}
