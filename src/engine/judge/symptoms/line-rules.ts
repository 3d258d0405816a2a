import type { Draft, DraftSymptom, Extractor } from './draft.ts'

/** What one line, on its own, tells. */
export type LineRule<S extends DraftSymptom = DraftSymptom> = {
  /** Texts without one of which the pattern cannot match: looked for first, since most lines match nothing. */
  readonly needs: string | readonly string[]
  readonly pattern: RegExp
  /** Null where the match turns out to be something else. */
  readonly symptom: (match: RegExpExecArray) => S | null
  /** Which capture group the quote has to show. */
  readonly about?: number
}

const holds = (text: string, needs: LineRule['needs']): boolean =>
  typeof needs === 'string' ? text.includes(needs) : needs.some((one) => text.includes(one))

type Told = Omit<Draft, 'line'>

const toldBy = (text: string, rules: readonly LineRule[]): Told | null => {
  for (const rule of rules) {
    if (!holds(text, rule.needs)) continue
    const match = rule.pattern.exec(text)
    if (match === null) continue
    const symptom = rule.symptom(match)
    if (symptom === null) continue
    const about = match[rule.about ?? 1]
    return about === undefined ? { symptom } : { symptom, about }
  }
  return null
}

/** An extractor whose symptoms each stand on one line; of its rules the first that matches counts. */
export const lineExtractor = (name: string, rules: readonly LineRule[]): Extractor => ({
  name,
  sees: { needs: rules.flatMap(({ needs }) => needs) },
  read: (lines) => {
    const drafts: Draft[] = []
    let text: string | null = null
    let told: Told | null = null
    for (const line of lines) {
      // A program that repeats itself says nothing more by it.
      if (line.text !== text) told = toldBy(line.text, rules)
      text = line.text
      if (told !== null) drafts.push({ line, ...told })
    }
    return drafts
  },
})

/** A printed number, or null where there is none. */
export const numberOf = (text: string | undefined): number | null => {
  if (text === undefined || !/^\d{1,9}$/.test(text)) return null
  return Number(text)
}
