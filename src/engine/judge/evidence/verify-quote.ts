import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/failure.ts'

/**
 * True where the quote stands byte for byte in a failure's log, annotation or job name, or in the change itself. A job's
 * name counts only where the evidence says line 0: no line of a log may be claimed for it.
 */
export function verifyQuote(evidence: Evidence, change: Change, failures: readonly Failure[]): boolean {
  const { quote, file, line } = evidence
  if (quote.trim() === '') return false
  if (file !== null) return isInChange(quote, file, change)
  return isInFailures(quote, failures) || (line === 0 && failures.some(({ name }) => name.includes(quote)))
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
