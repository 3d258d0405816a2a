import type { ChangeId } from '../../engine/model/ids.ts'
import type { Judgement } from '../../engine/model/judgement.ts'
import type { Suspect } from '../../engine/model/suspect.ts'
import type { Draw } from '../seeded-random.ts'

/** Meta's published recipe: 2 to 20 changes a question. */
const fewestCandidates = 2
const mostCandidates = 20

/**
 * So many changes of an incident, the culprits among them, the others drawn evenly from those that retrieval kept; in
 * the order of suspicion. Fewer where there are no more, and empty below two.
 */
export function drawCandidates(
  { ranking, candidates }: Pick<Judgement, 'ranking' | 'candidates'>,
  culprits: ReadonlySet<ChangeId>,
  draw: Draw,
): readonly Suspect[] {
  const kept = new Set(candidates.map(({ id }) => id))
  const guilty = ranking.suspects.filter(({ id }) => culprits.has(id)).slice(0, mostCandidates - 1)
  const innocent = ranking.suspects.filter(({ id }) => kept.has(id) && !culprits.has(id))
  const wanted = fewestCandidates + draw(mostCandidates - fewestCandidates + 1)
  const others = drawn(innocent, Math.max(wanted - guilty.length, 1), draw)
  const chosen = new Set([...guilty, ...others])
  return chosen.size < fewestCandidates ? [] : ranking.suspects.filter((one) => chosen.has(one))
}

function drawn<T>(items: readonly T[], count: number, draw: Draw): readonly T[] {
  const left = [...items]
  const taken: T[] = []
  while (taken.length < count && left.length > 0) taken.push(...left.splice(draw(left.length), 1))
  return taken
}
