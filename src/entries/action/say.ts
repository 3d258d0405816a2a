import { setFailed, warning } from '@actions/core'

import { visibleLines, withoutCommandLines, withoutCommandMarks } from '../../engine/report/untrusted-text.ts'

/** Warns in the log, whatever the words say; they may quote others. */
export function warn(text: string): void {
  warning(harmless(text))
}

/** Fails the step with these words; they may quote others. */
export function fail(text: string): void {
  setFailed(harmless(text))
}

/** The toolkit escapes the line ends of ASCII; the runner may know more. */
function harmless(text: string): string {
  return withoutCommandLines(withoutCommandMarks(visibleLines(text).join('\n')))
}
