import type { Evidence } from '../../model/evidence.ts'
import type { Lead } from '../../model/match.ts'
import { type QuotedFacts, verifyQuote } from './verify-quote.ts'

/** Sentences shown for one suspect at most. */
const mostSentences = 5

/** What speaks for a change besides what heuristics found in it: before and behind that. */
export type MoreEvidence = { readonly first: readonly Evidence[]; readonly last: readonly Evidence[] }

/**
 * What speaks for a change: what is given first, then the most telling heuristics, and what is given last, for which
 * there is always room behind something else, but which does not speak alone. Nothing with a quote that cannot be found
 * counts.
 */
export function collectEvidence(
  { change, matches }: Lead,
  facts: QuotedFacts,
  { first, last }: MoreEvidence = { first: [], last: [] },
): readonly Evidence[] {
  const found = Object.values(matches).flatMap(({ evidence }) => (evidence === null ? [] : [evidence]))
  const counts = (evidence: Evidence): boolean => verifyQuote(evidence, change, facts)
  const telling = [...first, ...found].filter(counts)
  const end = telling.length === 0 ? [] : last.filter(counts)
  return [...telling.slice(0, mostSentences - end.length), ...end]
}
