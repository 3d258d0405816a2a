import type { Elision } from '../../model/failure.ts'
import { trueLine } from '../../model/true-line.ts'
import { withoutBranches } from './branch-prefixes.ts'
import { withoutStepTimes } from './build-steps.ts'
import { isBinary } from './is-binary.ts'
import { withoutStamp, withoutTask } from './line-prefixes.ts'
import { logWindows } from './log-windows.ts'
import { printable } from './printable-runs.ts'
import { withoutSharedPrefix } from './shared-prefix.ts'
import { stepEchoes } from './step-echoes.ts'
import { structuredParts } from './structured-line.ts'

/** One line of a log: as printed, and as a person would read it. A structured record gives one for each of its parts. */
export type LogLine = {
  /** 1-based line of the log as printed. */
  readonly number: number
  /** The line as printed, without its line end; for a line that was redrawn, its last state. At most {@link LINE_CAP} long. */
  readonly raw: string
  /** Without time stamps, prefixes that all lines share, colours, control characters, runner markers and trailing blanks. */
  readonly text: string
  /**
   * `output` is what the job's programs printed, `error` and `warning` what a program told the runner with a command,
   * `runner` what the runner itself printed: set-up, and the echo of a step's script and environment. An `aside` says
   * nothing of this failure, whatever it is: a question of an issue form, a debugger's greeting.
   */
  readonly kind: 'output' | 'error' | 'warning' | 'runner' | 'aside'
}

/** True for what the job's programs, or a person, had to say. */
export const isSaid = ({ kind }: LogLine): boolean => kind !== 'runner' && kind !== 'aside'

/** Characters of one line that are read; a longer line keeps its beginning. */
export const LINE_CAP = 8_192

const MARKER = /^(?:##\[([a-z]{3,10})\]|::([a-z-]{3,12})(?: [^:]{0,500})?::|\[command\])/

/** Dart groups what a test printed, and gives the group the test's name. */
const FAILED_TEST = '❌ '

/** The last state of a line that was redrawn with carriage returns, capped. */
const lastState = (line: string): string => {
  if (!line.includes('\r')) return line.slice(0, LINE_CAP)
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) === 0x0d) end -= 1
  const start = line.lastIndexOf('\r', end - 1) + 1
  return line.slice(start, Math.min(end, start + LINE_CAP))
}

const RUNNER_KINDS: Readonly<Record<string, LogLine['kind']>> = {
  error: 'error',
  warning: 'warning',
}

/** The line with what the marker at its start makes of it, and the text behind the marker. */
const marked = (number: number, raw: string, text: string): LogLine => {
  const marker =
    text.startsWith('##[') || text.startsWith('::') || text.startsWith('[c') ? MARKER.exec(text) : null
  if (marker === null) return { number, raw, text: withoutTask(text), kind: 'output' }
  const command = marker[1] ?? marker[2]
  const isTest = command === 'group' && text.startsWith(FAILED_TEST, marker[0].length)
  if (isTest) return { number, raw, text: text.slice(marker[0].length), kind: 'output' }
  const kind = command === undefined ? 'runner' : (RUNNER_KINDS[command] ?? 'runner')
  // An unprocessed `::error file=…::` keeps its properties: they are read by its own extractor.
  const kept = marker[2] !== undefined && kind !== 'runner'
  return { number, raw, text: kept ? text : text.slice(marker[0].length), kind }
}

const readLines = (text: string, firstLine: number, elisions: readonly Elision[]): LogLine[] => {
  const lines: LogLine[] = []
  const numberOf = trueLine(elisions)
  const isEcho = stepEchoes()
  let start = 0
  let before: number | null = null
  for (let line = firstLine; start <= text.length; line += 1) {
    const number = numberOf(line)
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (before !== null && number > before + 1)
      lines.push({ number: before + 1, raw: '', text: '', kind: 'output' })
    before = number
    const raw = lastState(text.slice(start, end))
    const rest = withoutStamp(raw)
    const seen = printable(rest).trimEnd()
    const echoed = isEcho(rest, seen)
    const parts = echoed ? null : structuredParts(withoutTask(rest))
    if (echoed) lines.push({ number, raw, text: seen, kind: 'runner' })
    else if (parts === null) lines.push(marked(number, raw, seen))
    else for (const part of parts) lines.push({ number, raw: part.raw, text: part.text, kind: 'output' })
    start = end + 1
  }
  return lines
}

/**
 * The lines of a log, in order. A log that is no text has none. Of a text beyond the caps the first and last parts
 * are given. All have their true line numbers; where lines were left out a blank one stands between what did not
 * follow on each other.
 */
export const logLines = (text: string, elisions: readonly Elision[] = []): readonly LogLine[] => {
  if (text === '' || isBinary(text)) return []
  const lines = logWindows(text).flatMap((window) => readLines(window.text, window.firstLine, elisions))
  return withoutSharedPrefix(withoutStepTimes(withoutBranches(lines, text), text))
}
