import { withoutStamp } from './line-prefixes.ts'
import type { LogLine } from './log-lines.ts'

/** As many lines a person writes at most. */
const PROSE_LINES = 60

const MACHINE =
  /^\[(?:INFO|WARN|WARNING|ERROR|DEBUG|\s{0,2}\d{1,3}%)\]|^(?:npm|pnpm|yarn) (?:ERR!|error|warn)|^(?:make|gmake|ninja)(?:\[\d{1,3}\])?: |^> [\w@/.-]{1,80}@\d/

/**
 * True where a text reads as a person's description rather than a program's log: short, without colours and runner
 * markers, and it does not begin with a time stamp. A trace, a compiler message or stamped lines may be pasted into it.
 */
export const isProse = (lines: readonly LogLine[]): boolean => {
  const written = lines.filter(({ kind, text }) => text !== '' && kind !== 'aside')
  if (written.length === 0 || written.length > PROSE_LINES) return false
  return written.every(({ kind, raw, text }, at) => {
    const printed = at === 0 ? raw : withoutStamp(raw)
    return kind === 'output' && printed.trim().length === text.trim().length && !MACHINE.test(text)
  })
}
