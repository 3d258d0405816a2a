import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/failure.ts'
import type { Lead } from '../../model/match.ts'
import { verifyQuote } from './verify-quote.ts'

/** Sentences shown for one suspect at most. */
const mostSentences = 5

/**
 * What speaks for a change: what is given first, then the most telling heuristics. Nothing with a quote that cannot be
 * found counts.
 */
export function collectEvidence(
  { change, matches }: Lead,
  failures: readonly Failure[],
  first: readonly Evidence[] = [],
): readonly Evidence[] {
  const found = Object.values(matches).flatMap(({ evidence }) => (evidence === null ? [] : [evidence]))
  return [...first, ...found]
    .filter((evidence) => verifyQuote(evidence, change, failures))
    .slice(0, mostSentences)
}
