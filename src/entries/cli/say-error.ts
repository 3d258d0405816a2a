import process from 'node:process'
import { styleText } from 'node:util'

import { Refusal } from '../../engine/model/refusal.ts'
import { visibleLines } from '../../engine/report/untrusted-text.ts'

/**
 * Says on standard error why a command ended: what and where, then how to mend it. Names of files, keys and refs may
 * come from others, so nothing in them reaches the terminal as a control sequence.
 */
export function sayError(error: unknown): void {
  if (error instanceof Refusal) {
    say(styleText('red', 'error:', { stream: process.stderr }), error.message)
    say(styleText('bold', 'mend: ', { stream: process.stderr }), error.mend)
    return
  }
  say(
    styleText('red', 'bug:  ', { stream: process.stderr }),
    error instanceof Error ? (error.stack ?? '') : String(error),
  )
  say(
    styleText('bold', 'mend: ', { stream: process.stderr }),
    'This should not happen. Please report it with what stands above.',
  )
}

/** Says something that does not end the command. */
export function sayWarning(text: string): void {
  say(styleText('yellow', 'warning:', { stream: process.stderr }), text)
}

function say(label: string, text: string): void {
  process.stderr.write(`${label} ${visibleLines(text).join('\n')}\n`)
}
