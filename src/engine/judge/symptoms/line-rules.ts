import type { Draft, DraftSymptom, Extractor } from './draft.ts'
import type { LogLine } from './log-lines.ts'

/** What one line, on its own, tells. */
export type LineRule<S extends DraftSymptom = DraftSymptom> = {
  /** Text without which the pattern cannot match: looked for first, since most lines match nothing. */
  readonly needs: string
  readonly pattern: RegExp
  /** Null where the match turns out to be something else. */
  readonly symptom: (match: RegExpExecArray, line: LogLine) => S | null
  /** Which capture group the quote has to show. */
  readonly about?: number
}

const readLine = (line: LogLine, rules: readonly LineRule[]): Draft | null => {
  for (const rule of rules) {
    if (!line.text.includes(rule.needs)) continue
    const match = rule.pattern.exec(line.text)
    if (match === null) continue
    const symptom = rule.symptom(match, line)
    if (symptom === null) continue
    const about = match[rule.about ?? 1]
    return about === undefined ? { line, symptom } : { line, symptom, about }
  }
  return null
}

/** An extractor whose symptoms each stand on one line; of its rules the first that matches counts. */
export const lineExtractor = (name: string, rules: readonly LineRule[]): Extractor => ({
  name,
  read: (lines) => {
    const drafts: Draft[] = []
    for (const line of lines) {
      const draft = readLine(line, rules)
      if (draft !== null) drafts.push(draft)
    }
    return drafts
  },
})

/** A printed number, or null where there is none. */
export const numberOf = (text: string | undefined): number | null => {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return null
  return Number(text)
}
