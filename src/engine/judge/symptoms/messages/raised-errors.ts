import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

const FRAME = /^\s{0,40}File "[^"]{1,400}", line \d{1,7}/
/** A type that Python would not let begin a statement: `door.exceptions.Locked: no key`, `ImproperlyConfigured: …`. */
const RAISED = /^((?:\w{1,60}\.){0,10}[A-Z]\w{0,80})(?:: (.{1,4000}))?$/
/** Below a frame stand its source line and markers, which Heroku and some loggers do not indent. */
const REACH = 4

const raisedBelow = (lines: readonly LogLine[], at: number): Draft | null => {
  for (const line of lines.slice(at + 1, at + 1 + REACH)) {
    if (FRAME.test(line.text)) return null
    const raised = RAISED.exec(line.text)
    if (raised === null) continue
    const text = raised[2] ?? ''
    return { line, about: text, symptom: { kind: 'error-message', type: raised[1] ?? null, text } }
  }
  return null
}

/** What ends a traceback of Python, whatever it is called: many an exception does not end in `Error`. */
export const raisedErrors: Extractor = {
  name: 'raised-errors',
  sees: { needs: ['File "'], after: REACH },
  read: (lines) =>
    lines.flatMap((line, at) => {
      const raised = FRAME.test(line.text) ? raisedBelow(lines, at) : null
      return raised === null ? [] : [raised]
    }),
}
