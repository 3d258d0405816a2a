import type { Draft } from './draft.ts'
import { isSaid, type LogLine } from './log-lines.ts'

/** Lines after a telling one that belong to it: a difference, a source excerpt, a caret. */
const FOLLOWING = 10

const ERROR_WORD =
  /\b(?:error|errors|err!|fail|fails|failed|failure|failures|failing|fatal|panic|panicked|exception|traceback|assert|assertion|abort(?:ed)?|undefined|unexpected|cannot|can't|could not|couldn't|unable|invalid|missing|denied|refused|crash(?:ed)?|segfault|segmentation|killed|timed? ?out|not found|no such|expected|mismatch|unresolved|unknown|rejected|violation|overflow|leak(?:ed)?|deadlock|corrupt(?:ed)?)\b/i

/** What test runners print of a test that passed, whatever words its name holds. */
const PASSED =
  /^\s{0,60}(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\[ {7}OK \]|\[ RUN {6}\]|test .{1,400} \.\.\. ok\b)|= \d{1,6}\.\d{1,4} s = \.$|\.\.\. ok$|:PASS$|\bPASSED\b(?: {1,4}\[ {0,2}\d{1,3}%\])?$|\bPassed {1,8}\d/

/** Summaries and advice that say only that something failed. */
const EMPTY_WORDS =
  /^(?:Process completed with exit code \d{1,3}\.?|\[ERROR\]|\[ERROR\] (?:-> )?\[Help \d\].{0,200}|\[ERROR\] (?:To see the full|Re-run Maven|For more information|Please refer to|After correcting).{0,300}|.{0,40}\b0 (?:errors?|failures?|failed)\b.{0,120}|.{0,20}(?:Failures|Errors): 0,.{0,120}|npm (?:ERR!|error) (?:A complete log|Lifecycle|code ELIFECYCLE|errno \d).{0,200}|make(?:\[\d{1,3}\])?: \*\*\* .{0,200} Error \d{1,3})$/

const isErrorWorded = (line: LogLine): boolean =>
  (line.kind !== 'output' || ERROR_WORD.test(line.text)) &&
  !PASSED.test(line.text) &&
  !EMPTY_WORDS.test(line.text)

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

const ranksOf = (lines: readonly LogLine[], drafts: readonly Draft[]): Uint8Array => {
  const read = new Map<LogLine, Rank>()
  for (const draft of drafts) {
    const rank = rankOf(draft)
    if (rank > (read.get(draft.line) ?? 0)) read.set(draft.line, rank)
  }
  const ranks = new Uint8Array(lines.length)
  lines.forEach((line, at) => {
    if (isSaid(line)) ranks[at] = read.get(line) ?? (isErrorWorded(line) ? 2 : 0)
  })
  return ranks
}

/** Lines below a telling one count a little, up to what passed or what the runner printed. */
const withFollowing = (lines: readonly LogLine[], ranks: Uint8Array): Uint8Array => {
  const all = Uint8Array.from(ranks)
  ranks.forEach((rank, at) => {
    if (rank < 2) return
    for (let next = at + 1; next <= at + FOLLOWING && next < lines.length; next += 1) {
      const line = lines[next]
      if (all[next] !== 0) continue
      if (line === undefined || !isSaid(line) || PASSED.test(line.text)) break
      all[next] = 1
    }
  })
  return all
}

/** For each line how much it tells, 0 to 3. */
export const lineRanks = (lines: readonly LogLine[], drafts: readonly Draft[]): Uint8Array =>
  withFollowing(lines, ranksOf(lines, drafts))
