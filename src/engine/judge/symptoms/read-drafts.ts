import type { Elision } from '../../model/failure.ts'
import type { Draft, DraftSymptom } from './draft.ts'
import { EXTRACTORS } from './extractors.ts'
import { lineChoice } from './line-choice.ts'
import type { LogLine } from './log-lines.ts'
import { reportsIn } from './reports/reports-in.ts'
import { withRetried } from './tests/passed-on-retry.ts'
import { withCompared } from './tests/with-compared.ts'

/** Readings of one line that exclude each other share a bit: a place, a test, an error. */
const CLASS_OF: Readonly<Record<DraftSymptom['kind'], number>> = {
  'stack-frame': 1,
  diagnostic: 1,
  'failing-test': 2,
  'error-message': 4,
  'infrastructure-sign': 0,
  'named-thing': 0,
  'flaky-test': 0,
}

/** True where no other reading of the line excludes this one; then it is taken. */
const claim = (claimed: Map<LogLine, number>, { line, symptom }: Draft): boolean => {
  const own = CLASS_OF[symptom.kind]
  const taken = claimed.get(line) ?? 0
  if ((taken & own) !== 0) return false
  if (own !== 0) claimed.set(line, taken | own)
  return true
}

const choose = lineChoice(EXTRACTORS)

/** What all extractors read out of the lines, in log order. Traces are counted from 0. */
export const readDrafts = (lines: readonly LogLine[]): readonly Draft[] => {
  const claimed = new Map<LogLine, number>()
  const chosen = choose(lines)
  const groups = EXTRACTORS.map((extractor, at) =>
    extractor.read(chosen[at] ?? lines).filter((draft) => claim(claimed, draft)),
  )
  const told = joined(groups)
  const settled = withRetried(lines, told)
  return withCompared(lines, settled === told ? told : inLogOrder(settled))
}

/** Sorted by line, with traces counted anew in the order in which they begin. */
const inLogOrder = (drafts: readonly Draft[]): readonly Draft[] => {
  const sorted = [...drafts].sort((a, b) => a.line.number - b.line.number)
  const numbers = new Map<number, number>()
  return sorted.map((draft) => {
    const { symptom } = draft
    if (symptom.kind !== 'stack-frame') return draft
    const trace = numbers.get(symptom.trace) ?? numbers.size
    numbers.set(symptom.trace, trace)
    return { ...draft, symptom: { ...symptom, trace } }
  })
}

/** Puts drafts of several readings together; each counts its traces from 0. */
const joined = (groups: readonly (readonly Draft[])[]): readonly Draft[] => {
  let traces = 0
  const all: Draft[] = []
  for (const group of groups) {
    let used = 0
    for (const draft of group) {
      if (draft.symptom.kind === 'stack-frame') {
        used = Math.max(used, draft.symptom.trace + 1)
        all.push({ ...draft, symptom: { ...draft.symptom, trace: traces + draft.symptom.trace } })
      } else all.push(draft)
    }
    traces += used
  }
  return inLogOrder(all)
}

const testName = ({ symptom }: Draft): string | null =>
  symptom.kind === 'failing-test' ? symptom.name : null

/**
 * What a log tells, in log order: its machine reports where it holds any, and the rest of its lines as the extractors
 * read them. A test that a report tells of is not guessed from text as well.
 */
export const readLogDrafts = (
  text: string,
  lines: readonly LogLine[],
  elisions: readonly Elision[] = [],
): readonly Draft[] => {
  const { groups, rest } = reportsIn(text, lines, readDrafts, elisions)
  const guessed = readDrafts(rest)
  if (groups.length === 0) return guessed
  const reported = new Set(groups.flat().map(testName))
  const others = guessed.filter((draft) => {
    const name = testName(draft)
    return name === null || !reported.has(name)
  })
  return joined([...groups, others])
}
