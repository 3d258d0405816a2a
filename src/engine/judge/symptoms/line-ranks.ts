import type { Draft } from './draft.ts'
import { isSaid, type LogLine } from './log-lines.ts'
import type { OnlyWarned } from './only-warned.ts'

/** Lines after a telling one that belong to it: a difference, a source excerpt, a caret. */
const FOLLOWING = 10

const ERROR_WORD =
  /\b(?:error|errors|err!|fail|fails|failed|failure|failures|failing|fatal|panic|panicked|exception|traceback|assert|assertion|abort(?:ed)?|undefined|unexpected|cannot|can't|could not|couldn't|unable|invalid|missing|denied|refused|crash(?:ed)?|segfault|segmentation|killed|timed? ?out|not found|no such|expected|mismatch|unresolved|unknown|rejected|violation|overflow|leak(?:ed)?|deadlock|corrupt(?:ed)?)\b/i

/** What test runners print of a test that passed, whatever words its name holds. */
const PASSED =
  /^\s{0,60}(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\[ {7}OK \]|\[OK\]|passed {1,4}\d|\[ RUN {6}\]|test .{1,400} \.\.\. ok\b)|= \d{1,6}\.\d{1,4} s = \.$|\.\.\. ?(?:\[\d{1,9}\.\d{1,6} s\] )?ok$|:PASS$|\bPASSED\b(?: {1,4}\[ {0,2}\d{1,3}%\])?$|\bPassed {1,8}\d/

/** Summaries and advice that say only that something failed. */
const EMPTY_WORDS =
  /^(?:Process completed with exit code \d{1,3}\.?|\[ERROR\]|\[ERROR\] (?:-> )?\[Help \d\].{0,200}|\[ERROR\] (?:To see the full|Re-run Maven|For more information|Please refer to|After correcting).{0,300}|.{0,40}\b0 (?:errors?|failures?|failed)\b.{0,120}|.{0,20}(?:Failures|Errors): 0,.{0,120}|npm (?:warn|WARN) .{0,1000}|npm (?:ERR!|error) (?:A complete log|Lifecycle|code ELIFECYCLE|errno \d).{0,200}|\w{0,8}make(?:\[\d{1,3}\])?: (?:\*\*\* .{0,200} Error \d{1,3}|(?:Entering|Leaving) directory .{0,400})|Errors while running CTest)$/

/** Options from which on a line is taken for a command that make, libtool or dune prints before they start it. */
const COMMAND_OPTIONS = 3
/** Characters of a line that are looked at for them. */
const COMMAND_CAP = 1_000
const PROGRAM = /^\s{0,12}\(?[\w@./+-]{1,300}:? /

/** What a program is called with is no finding of its, whatever its options are called. */
const isCommand = (text: string): boolean => {
  if (!text.includes(' -') || !PROGRAM.test(text) || /^\s{0,12}\S{0,40}(?:rror|RROR|atal|ailed)/.test(text))
    return false
  return (text.slice(0, COMMAND_CAP).match(/ --?[A-Za-z]/g)?.length ?? 0) >= COMMAND_OPTIONS
}

const saysNothing = ({ text }: LogLine): boolean => EMPTY_WORDS.test(text) || isCommand(text)

const isErrorWorded = (line: LogLine): boolean =>
  (line.kind !== 'output' || ERROR_WORD.test(line.text)) && !PASSED.test(line.text) && !saysNothing(line)

/** How much a line tells: a test or error or diagnostic that heads a failure, a frame, a worded line, what follows. */
type Rank = 0 | 1 | 2 | 3

const RANK_OF: Readonly<Record<Draft['symptom']['kind'], Rank>> = {
  diagnostic: 3,
  'error-message': 3,
  'failing-test': 3,
  'infrastructure-sign': 3,
  'stack-frame': 2,
  'named-thing': 0,
  'flaky-test': 0,
}

const rankOf = (draft: Draft): Rank => {
  const { symptom } = draft
  if (symptom.kind === 'stack-frame' && symptom.origin !== 'first-party') return 0
  if (symptom.kind === 'diagnostic' && symptom.severity === 'warning') return 0
  return RANK_OF[symptom.kind]
}

/** Frames of what runs the tests, and of the language: every trace has them. A library's may tell which one broke. */
const machinery = (drafts: readonly Draft[]): ReadonlySet<LogLine> =>
  new Set(
    drafts.flatMap(({ line, symptom }) =>
      symptom.kind === 'stack-frame' && (symptom.origin === 'runtime' || symptom.origin === 'test-runner')
        ? [line]
        : [],
    ),
  )

const ranksOf = (lines: readonly LogLine[], drafts: readonly Draft[], warned: OnlyWarned): Uint8Array => {
  const read = new Map<LogLine, Rank>()
  for (const draft of drafts) {
    const rank = rankOf(draft)
    if (rank > (read.get(draft.line) ?? 0)) read.set(draft.line, rank)
  }
  const ranks = new Uint8Array(lines.length)
  lines.forEach((line, at) => {
    if (!isSaid(line)) return
    const worded = isErrorWorded(line) && !warned.line(line)
    ranks[at] = read.get(line) ?? (worded ? 2 : 0)
  })
  return ranks
}

/** Lines below a telling one count a little, up to what passed or what the runner printed. */
const withFollowing = (
  lines: readonly LogLine[],
  ranks: Uint8Array,
  warned: OnlyWarned,
  silent: ReadonlySet<LogLine>,
): Uint8Array => {
  const all = Uint8Array.from(ranks)
  ranks.forEach((rank, at) => {
    if (rank < 2) return
    for (let next = at + 1; next <= at + FOLLOWING && next < lines.length; next += 1) {
      const line = lines[next]
      if (all[next] !== 0) continue
      if (line === undefined || !isSaid(line) || PASSED.test(line.text)) break
      if (warned.line(line)) break
      if (silent.has(line)) continue
      if (!saysNothing(line)) all[next] = 1
    }
  })
  return all
}

/** For each line how much it tells, 0 to 3. */
export const lineRanks = (
  lines: readonly LogLine[],
  drafts: readonly Draft[],
  warned: OnlyWarned,
): Uint8Array => withFollowing(lines, ranksOf(lines, drafts, warned), warned, machinery(drafts))
