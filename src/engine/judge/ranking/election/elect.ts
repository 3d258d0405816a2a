import type { Change } from '../../../model/change.ts'
import type { ElectionPolicy, Opinion } from '../../../model/opinion.ts'
import type { Detail } from './ballot.ts'
import { type HeatResult, holdHeat, type Poll } from './hold-heat.ts'
import type { Vote } from './read-vote.ts'
import { heatSize, seedHeats, survivors } from './seed-heats.ts'
import { agreementOf, disagrees, meanShares, positionBias } from './tally.ts'

export type Election = { readonly opinion: Opinion; readonly tokens: number }

/**
 * An election in rounds: heats of at most twenty side by side, each held several times in other orders; up to five of
 * each go on, until one heat holds all that are left. That last one is told of diffs and gives the vote. `running` are
 * the changes, the most suspicious first. The same poll asks the same questions.
 */
export async function elect(
  poll: Poll,
  running: readonly Change[],
  { repeats }: Pick<ElectionPolicy, 'repeats'>,
): Promise<Election> {
  const held: HeatResult[] = []
  const hold = async (heat: readonly Change[], name: string, most: Detail): Promise<readonly Vote[]> => {
    const results = await Promise.all(
      Array.from({ length: Math.max(1, repeats) }, async (_, repeat) => {
        const seed = `${poll.dossier.incident.id}/${name}/${repeat}`
        return await holdHeat(poll, heat, { seed, most })
      }),
    )
    held.push(...results)
    return results.flatMap(({ vote }) => (vote === null ? [] : [vote]))
  }
  let left = running
  for (let round = 1; left.length > heatSize; round += 1) {
    const heats = seedHeats(left)
    const votes = await Promise.all(heats.map(async (heat, at) => await hold(heat, `${round}.${at}`, 'full')))
    const goOn = new Set(heats.flatMap((heat, at) => winners(heat, votes[at] ?? [])))
    left = left.filter((change) => goOn.has(change))
    // Nobody answers: there is no sense in asking on.
    if (votes.every(({ length }) => length === 0)) return electionOf(held, [], running.length, repeats)
  }
  const last = left.length === 0 ? [] : await hold(left, 'last', 'diffs')
  return electionOf(held, last, running.length, repeats)
}

/** The changes of a heat that got most; the most suspicious ones where nobody voted. A weak heat may pass on nobody. */
function winners(heat: readonly Change[], votes: readonly Vote[]): readonly Change[] {
  if (votes.length === 0) return heat.slice(0, survivors)
  const { shares } = meanShares(votes)
  const shareOf = ({ id }: Change): number => shares.get(id) ?? 0
  return heat
    .filter((change) => shareOf(change) > 0)
    .toSorted((a, b) => shareOf(b) - shareOf(a))
    .slice(0, survivors)
}

function electionOf(
  held: readonly HeatResult[],
  last: readonly Vote[],
  candidates: number,
  repeats: number,
): Election {
  const cast = held.flatMap(({ vote, size }) => (vote === null ? [] : [{ vote, size }]))
  const bias = positionBias(cast)
  const agreement = agreementOf(last)
  const because = whyNot(held, cast.length, last, repeats)
  const { shares, none } = meanShares(last)
  const isDoubtful = agreement === null || disagrees(last) || (bias?.isTelling ?? false)
  const opinion: Opinion = {
    asked: held.length,
    answered: cast.length,
    candidates,
    shares: [...shares].map(([id, share]) => ({ id, share })).toSorted((a, b) => b.share - a.share),
    noneShare: none,
    scoredBy: last.some(({ scoredBy }) => scoredBy === 'probabilities') ? 'probabilities' : 'votes',
    agreement,
    positionBias: bias,
    influence: because !== null ? 'none' : isDoubtful ? 'halved' : 'full',
    because,
    explanations: [],
  }
  return { opinion, tokens: held.reduce((sum, { tokens }) => sum + tokens, 0) }
}

/** At least half of all heats must have given a vote, and half of the repeats of the last one. */
function whyNot(
  held: readonly HeatResult[],
  cast: number,
  last: readonly Vote[],
  repeats: number,
): string | null {
  const failed = held.find(({ because }) => because !== null)?.because ?? null
  if (failed !== null && (cast * 2 < held.length || last.length * 2 < repeats)) return failed
  return last.length === 0 ? 'it found none of the changes worth a second look' : null
}
