import type { Change } from '../../model/change.ts'
import type { Lead } from '../../model/match.ts'
import type { Candidate } from '../../model/suspect.ts'
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

/**
 * Cuts the range down to the changes worth ranking. Each heuristic orders the changes it speaks for; the orders are
 * fused by reciprocal rank, and where heuristics speak for too few, the newest changes fill the list: nothing is lost
 * while there is room.
 */
export function retrieve(question: Question, changes: readonly Change[]): Retrieved {
  const findings = heuristics.map((heuristic) => ({ heuristic, matches: heuristic.find(question, changes) }))
  const found = changes.map((change, age) => ({
    change,
    age,
    matches: Object.fromEntries(
      findings.flatMap(({ heuristic, matches }) => {
        const match = matches.get(change.id)
        return match === undefined ? [] : [[heuristic.name, { score: match.score, evidence: match.evidence }]]
      }),
    ),
  }))
  const leads = withShipped(found)
  return { leads, candidates: keep(leads) }
}

function keep(leads: readonly Lead[]): readonly Candidate[] {
  const fused = new Map(leads.map((lead) => [lead.change.id, 0]))
  for (const { name, voice = 1 } of heuristics) {
    const spoken = leads
      .filter((lead) => lead.matches[name] !== undefined)
      .sort((a, b) => (b.matches[name]?.score ?? 0) - (a.matches[name]?.score ?? 0) || a.age - b.age)
    spoken.forEach((lead, rank) => {
      fused.set(lead.change.id, (fused.get(lead.change.id) ?? 0) + voice / (fusionConstant + rank))
    })
  }
  return [...leads]
    .sort((a, b) => (fused.get(b.change.id) ?? 0) - (fused.get(a.change.id) ?? 0) || a.age - b.age)
    .slice(0, mostCandidates)
    .map((lead) => ({ id: lead.change.id, because: reasonsOf(lead) }))
}

function reasonsOf(lead: Lead): readonly string[] {
  const reasons = heuristics
    .filter(({ name }) => lead.matches[name] !== undefined)
    .map(({ because }) => because)
  return reasons.length === 0 ? ['is among the newest changes'] : reasons.slice(0, mostReasons)
}
