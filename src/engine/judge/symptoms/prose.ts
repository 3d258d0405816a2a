import type { LogLine } from './log-lines.ts'

/** As many lines a person writes at most. */
const PROSE_LINES = 60

const MACHINE =
  /^\[(?:INFO|WARN|WARNING|ERROR|DEBUG|\s{0,2}\d{1,3}%)\]|^(?:npm|pnpm|yarn) (?:ERR!|error|warn)|^(?:make|gmake|ninja)(?:\[\d{1,3}\])?: |^> [\w@/.-]{1,80}@\d/

/**
 * True where a text reads as a person's description rather than a program's log: short, without colours, time stamps
 * and runner markers. A trace or compiler message may be pasted into it.
 */
export const isProse = (lines: readonly LogLine[]): boolean => {
  const written = lines.filter((line) => line.text !== '')
  if (written.length === 0 || written.length > PROSE_LINES) return false
  return written.every(
    (line) =>
      line.kind === 'output' &&
      line.raw.trim().length === line.text.trim().length &&
      !MACHINE.test(line.text),
  )
}
