import { withoutStamp } from './line-prefixes.ts'
import type { LogLine } from './log-lines.ts'

/** The level of a line is said by its program and is read; it is no prefix that somebody put before. */
const LEVEL = String.raw`(?:trace|debug|info|notice|warn|warning|error|fatal|critical|success|ok|pass|passed|fail|failed)`

/** What runners, containers and people put before every line of what a program printed. */
const PREFIXES: readonly RegExp[] = [
  // Jenkins' parallel steps, Drone, Woodpecker, kubectl: `[linux-x64] text`.
  new RegExp(String.raw`^\[(?!${LEVEL}\])[a-z][\w./:@-]{0,80}\](?: |$)`, 'i'),
  // Compose: `web  | text`.
  /^[a-z][\w.-]{0,60} {1,30}\|(?: |$)/,
  // Nix: `shop> text`.
  /^[a-z][\w.+-]{0,80}>(?: |$)/,
  // CTest: `12: text`.
  /^ {0,4}\d{1,5}:(?: |$)/,
  /^(?:stderr|stdout):(?: |$)/,
  // Lerna and pnpm: `@acme/shop: text`.
  /^@[\w.-]{1,60}\/[\w.-]{1,60}:(?: |$)/,
  // Quoted in a mail, or in a log that shows another one.
  /^ {0,2}>(?: |$)/,
  /^ {0,2}\|(?: |$)/,
]

/** Of so many lines at most it is asked whether they bear a prefix, evenly over the log. */
const MOST_ASKED = 400
/** Fewer lines may begin alike by chance. */
const FEWEST = 5
/** Some lines are the runner's own, or were cut. */
const SHARE = 0.95
/** A prefix before a prefix, as of a container on a node. */
const MOST_PREFIXES = 3

const isPrinted = ({ kind, text }: LogLine): boolean => kind === 'output' && text !== ''

const sharedBy = (texts: readonly string[]): RegExp | undefined =>
  PREFIXES.find((prefix) => texts.filter((text) => prefix.test(text)).length >= SHARE * texts.length)

/** Several test runners indent all they print by less; code in a text is set off by this, or by a tab. */
const CODE_INDENT = 4

/** How far all lines are indented, where that is as far as somebody indents what a program printed; else 0. */
const indentOf = (lines: readonly LogLine[]): number => {
  let least = Number.POSITIVE_INFINITY
  let printed = 0
  for (const line of lines) {
    if (!isPrinted(line)) continue
    printed += 1
    const blanks = line.text.length - line.text.trimStart().length
    if (blanks < CODE_INDENT && !line.text.startsWith('\t')) return 0
    least = Math.min(least, line.text.startsWith('\t') ? 1 : blanks)
  }
  return printed < FEWEST ? 0 : least
}

/**
 * The lines without what stands before nearly every one of them, and without the time stamps behind that. What bears no
 * prefix stays as it is. A log of fewer lines than five keeps all of it.
 */
export const withoutSharedPrefix = (lines: readonly LogLine[]): readonly LogLine[] => {
  let rest = lines
  for (let prefixes = 0; prefixes < MOST_PREFIXES; prefixes += 1) {
    const indent = indentOf(rest)
    if (indent > 0) rest = rest.map((line) => withText(line, line.text.slice(indent)))
    const step = Math.max(1, Math.floor(rest.length / MOST_ASKED))
    const asked = rest.filter((line, at) => at % step === 0 && isPrinted(line)).map(({ text }) => text)
    const prefix = asked.length < FEWEST ? undefined : sharedBy(asked)
    if (prefix === undefined) return rest
    rest = rest.map((line) => (isPrinted(line) ? stripped(line, prefix) : line))
  }
  return rest
}

const stripped = (line: LogLine, prefix: RegExp): LogLine => {
  const found = prefix.exec(line.text)
  return found === null ? line : withText(line, withoutStamp(line.text.slice(found[0].length)))
}

const withText = (line: LogLine, text: string): LogLine => (isPrinted(line) ? { ...line, text } : line)
