import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Lead, Match } from '../../model/match.ts'
import type { Candidate } from '../../model/suspect.ts'
import type { Heuristic } from './heuristic.ts'
import { heuristics } from './heuristics.ts'
import type { Question } from './question.ts'
import { withShipped } from './with-shipped.ts'

export type Retrieved = {
  /** Every change of the range with what was found in it, newest first. */
  readonly leads: readonly Lead[]
  /** The changes worth ranking, most promising first, each with the reasons why it was kept. */
  readonly candidates: readonly Candidate[]
}

/** Changes kept for ranking at most. */
export const mostCandidates = 60

/** Reasons given for keeping a change at most, the most telling first. */
const mostReasons = 2

/** Dampens the first places of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009). */
const fusionConstant = 60

export type RetrieveOptions = {
  /** Changes kept at most. */
  readonly most?: number
  /** The heuristics that are asked, the most telling first. */
  readonly by?: readonly Heuristic[]
}

/**
 * Cuts the range down to the changes worth ranking. Each heuristic orders the changes it speaks for; the orders are
 * fused by reciprocal rank, and where heuristics speak for too few, the newest changes fill the list: nothing is lost
 * while there is room.
 */
export function retrieve(
  question: Question,
  changes: readonly Change[],
  { most = mostCandidates, by = heuristics }: RetrieveOptions = {},
): Retrieved {
  const matches = new Map<ChangeId, Record<string, Match>>(changes.map(({ id }) => [id, {}]))
  for (const { name, find } of by)
    for (const [id, { score, evidence }] of find(question, changes)) {
      const ofChange = matches.get(id)
      if (ofChange !== undefined) ofChange[name] = { score, evidence }
    }
  const found = changes.map((change, age) => ({ change, age, matches: matches.get(change.id) ?? {} }))
  const leads = withShipped(found)
  return { leads, candidates: keep(leads, most, by) }
}

function keep(leads: readonly Lead[], most: number, by: readonly Heuristic[]): readonly Candidate[] {
  const promise = leads.map(() => 0)
  for (const { name, voice = 1 } of by)
    for (const [rank, at] of placesBy(name, leads).entries())
      promise[at] = (promise[at] ?? 0) + voice / (fusionConstant + rank)
  return leads
    .map((lead, at) => ({ lead, promise: promise[at] ?? 0 }))
    .sort((a, b) => b.promise - a.promise || a.lead.age - b.lead.age)
    .slice(0, most)
    .map(({ lead }) => ({ id: lead.change.id, because: reasonsOf(lead) }))
}

/** Places of the leads for which a heuristic speaks, the highest score first, of equal ones the newest. */
function placesBy(heuristic: string, leads: readonly Lead[]): readonly number[] {
  const spoken: { readonly at: number; readonly score: number }[] = []
  for (const [at, { matches }] of leads.entries()) {
    const match = matches[heuristic]
    if (match !== undefined) spoken.push({ at, score: match.score })
  }
  return spoken.sort((a, b) => b.score - a.score).map(({ at }) => at)
}

function reasonsOf(lead: Lead): readonly string[] {
  const reasons = heuristics
    .filter(({ name }) => lead.matches[name] !== undefined)
    .map(({ because }) => because)
  return reasons.length === 0 ? ['is among the newest changes'] : reasons.slice(0, mostReasons)
}
