import type { ChangeId } from '../../../model/ids.ts'
import type { ModelAnswer } from '../../../ports.ts'
import { noneOfThese, type Ballot } from './ballot.ts'

/** A valid vote as shares of one: how much of it each change, and "none of these", got. */
export type Vote = {
  readonly shares: ReadonlyMap<ChangeId, number>
  readonly none: number
  readonly scoredBy: 'votes' | 'probabilities'
  /** What stands first, as the place in the ballot's list it had; null for "none of these". */
  readonly firstPlace: number | null
  /** The order of the words, "none of these" as null. */
  readonly order: readonly (ChangeId | null)[]
}

/** What each place of a vote is worth, in relation to the one before it. */
const lessByPlace = 0.5

/**
 * Reads an answer strictly: anything but ids of this ballot, each once, is no vote at all (null). Where the provider
 * tells how likely each choice was, that counts instead of the order of the words.
 */
export function readVote(answer: Extract<ModelAnswer, { kind: 'answered' }>, ballot: Ballot): Vote | null {
  const ranking = rankingOf(answer.json)
  if (ranking === null || ranking.length === 0 || new Set(ranking).size !== ranking.length) return null
  const order: (ChangeId | null)[] = []
  for (const id of ranking) {
    const change = typeof id === 'string' ? ballot.changeOf.get(id) : undefined
    if (change === undefined && id !== noneOfThese) return null
    order.push(change ?? null)
  }
  const [first] = order
  const list = [...ballot.changeOf.values()]
  const firstPlace = first === null || first === undefined ? null : list.indexOf(first)
  const likely = likelyShares(answer.likely, ballot)
  return { ...(likely ?? orderShares(order)), firstPlace, order }
}

type Shares = Pick<Vote, 'shares' | 'none' | 'scoredBy'>

/** What stands behind "none of these" was found less likely than that, and gets nothing. */
function orderShares(order: readonly (ChangeId | null)[]): Shares {
  const shares = new Map<ChangeId, number>()
  const end = order.indexOf(null)
  const counted = end === -1 ? order : order.slice(0, end + 1)
  const total = counted.reduce((sum, _, place) => sum + lessByPlace ** place, 0)
  let none = 0
  counted.forEach((change, place) => {
    const share = lessByPlace ** place / total
    if (change === null) none = share
    else shares.set(change, share)
  })
  return { shares, none, scoredBy: 'votes' }
}

function likelyShares(likely: Readonly<Record<string, number>> | undefined, ballot: Ballot): Shares | null {
  if (likely === undefined) return null
  const shares = new Map<ChangeId, number>()
  let none = 0
  let total = 0
  for (const [id, probability] of Object.entries(likely)) {
    const change = ballot.changeOf.get(id)
    if (!(probability >= 0 && probability <= 1) || (change === undefined && id !== noneOfThese)) return null
    if (change === undefined) none = probability
    else shares.set(change, probability)
    total += probability
  }
  return total > 0 && total <= 1 + 1e-6 ? { shares, none, scoredBy: 'probabilities' } : null
}

function rankingOf(json: unknown): readonly unknown[] | null {
  if (typeof json !== 'object' || json === null || !('ranking' in json)) return null
  return Object.keys(json).length === 1 && Array.isArray(json.ranking) ? json.ranking : null
}
