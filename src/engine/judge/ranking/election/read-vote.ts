import type { ChangeId } from '../../../model/ids.ts'
import { noneOfThese, type Ballot } from './ballot.ts'

export type Vote =
  | {
      readonly kind: 'cast'
      /** Changes found more likely than "none of these", the most likely first. */
      readonly picks: readonly ChangeId[]
      /** Whether "none of these" was voted for. */
      readonly none: boolean
    }
  | {
      readonly kind: 'no-vote'
      readonly because: 'nothing-to-choose' | 'model-failed' | 'against-the-rules'
      readonly says: string
    }

/** Reads an answer strictly: anything but ids of this ballot, each once, is no vote at all. */
export function readVote(json: unknown, ballot: Ballot): Vote {
  const ranking = rankingOf(json)
  if (ranking === null) return refuse('the answer is not of the form asked for')
  if (ranking.length === 0) return refuse('the answer names nothing')
  if (new Set(ranking).size !== ranking.length) return refuse('the answer names something twice')
  const picks: ChangeId[] = []
  let none = false
  for (const id of ranking) {
    const change = typeof id === 'string' ? ballot.changeOf.get(id) : undefined
    if (change === undefined && id !== noneOfThese)
      return refuse('the answer names something not on the ballot')
    if (change === undefined) none = true
    else if (!none) picks.push(change)
  }
  return { kind: 'cast', picks, none }
}

function rankingOf(json: unknown): readonly unknown[] | null {
  if (typeof json !== 'object' || json === null || !('ranking' in json)) return null
  return Object.keys(json).length === 1 && Array.isArray(json.ranking) ? json.ranking : null
}

function refuse(says: string): Vote {
  return { kind: 'no-vote', because: 'against-the-rules', says }
}
