import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/failure.ts'

/** True where the quote stands byte for byte in a failure's log or annotation, or in the change itself. */
export function verifyQuote(evidence: Evidence, change: Change, failures: readonly Failure[]): boolean {
  const { quote, file } = evidence
  if (quote.trim() === '') return false
  return file === null ? isInFailures(quote, failures) : isInChange(quote, file, change)
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
