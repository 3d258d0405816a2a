import type { Change } from '../../model/change.ts'
import type { Dossier } from '../../model/dossier.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/failure.ts'

/** What a quote may stand in, besides the change itself. */
export type QuotedFacts = Pick<Dossier, 'failures' | 'mergeChecks'>

/**
 * True where the quote stands byte for byte in a failure's log, annotation or job name, or in the change itself. A job's
 * name counts only where the evidence says line 0: no line of a log may be claimed for it. Of a check the quote is the
 * whole name of one that had failed for the change when it was merged.
 */
export function verifyQuote(evidence: Evidence, change: Change, facts: QuotedFacts): boolean {
  const { quote, file, line, of } = evidence
  const { failures } = facts
  if (quote.trim() === '') return false
  if (of === 'check') return file === null && line === null && hadFailed(quote, change, facts)
  if (file !== null) return isInChange(quote, file, change)
  return isInFailures(quote, failures) || (line === 0 && failures.some(({ name }) => name.includes(quote)))
}

function hadFailed(check: string, { id }: Change, { mergeChecks = [] }: QuotedFacts): boolean {
  return mergeChecks.some(
    ({ change, checks }) =>
      change === id && checks.some(({ name, outcome }) => outcome === 'failed' && name === check),
  )
}

function isInFailures(quote: string, failures: readonly Failure[]): boolean {
  return failures.some(
    ({ log, annotations }) =>
      log.text.includes(quote) || annotations.some(({ message }) => message.includes(quote)),
  )
}

function isInChange(quote: string, file: string, change: Change): boolean {
  return change.files.some(({ path, patch }) => path === file && patch !== null && patch.includes(quote))
}
