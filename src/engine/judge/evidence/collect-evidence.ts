import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/failure.ts'
import type { Lead } from '../../model/match.ts'
import { verifyQuote } from './verify-quote.ts'

/** Sentences shown for one suspect at most. */
const mostSentences = 5

/** What speaks for a change, the most telling heuristic first. Nothing with a quote that cannot be found counts. */
export function collectEvidence(lead: Lead, failures: readonly Failure[]): readonly Evidence[] {
  return Object.values(lead.matches)
    .flatMap(({ evidence }) => (evidence === null ? [] : [evidence]))
    .filter((evidence) => verifyQuote(evidence, lead.change, failures))
    .slice(0, mostSentences)
}
