import type { Draft, DraftSymptom } from './draft.ts'
import { EXTRACTORS } from './extractors.ts'
import type { LogLine } from './log-lines.ts'

/** Two readings of one line that exclude each other. */
const CLASS_OF: Readonly<Record<DraftSymptom['kind'], string | null>> = {
  'stack-frame': 'place',
  diagnostic: 'place',
  'failing-test': 'test',
  'error-message': 'error',
  'infrastructure-sign': null,
  'named-thing': null,
}

/** True where no other reading of the line excludes this one; then it is taken. */
const claim = (claimed: Map<LogLine, Set<string>>, { line, symptom }: Draft): boolean => {
  const own = CLASS_OF[symptom.kind]
  if (own === null) return true
  const taken = claimed.get(line)
  if (taken === undefined) claimed.set(line, new Set([own]))
  else if (taken.has(own)) return false
  else taken.add(own)
  return true
}

/** What all extractors read out of the lines, in log order. Traces are counted from 0. */
export const readDrafts = (lines: readonly LogLine[]): readonly Draft[] => {
  const claimed = new Map<LogLine, Set<string>>()
  const drafts: Draft[] = []
  let traces = 0
  for (const extractor of EXTRACTORS) {
    let used = 0
    for (const draft of extractor.read(lines)) {
      if (!claim(claimed, draft)) continue
      if (draft.symptom.kind === 'stack-frame') {
        used = Math.max(used, draft.symptom.trace + 1)
        drafts.push({ ...draft, symptom: { ...draft.symptom, trace: traces + draft.symptom.trace } })
      } else drafts.push(draft)
    }
    traces += used
  }
  return inLogOrder(drafts)
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
