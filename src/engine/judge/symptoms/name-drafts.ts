import type { Draft, DraftSymptom } from './draft.ts'
import type { LogLine } from './log-lines.ts'
import { namedIn } from './messages/named-things.ts'

/** Names that one log gives. */
const NAMES_CAP = 300

const TELLING_KINDS: ReadonlySet<DraftSymptom['kind']> = new Set([
  'diagnostic',
  'error-message',
  'failing-test',
])

/** Lines that are searched of a log in which no error was recognised. */
const LINES_CAP = 60

/** Of a record only its values: what they are called is the format's. */
const wordsOf = ({ text }: LogLine): string =>
  text.startsWith('{"') && text.endsWith('}') ? text.replace(/"[^"]{0,60}":/g, ' ') : text

const isWarning = ({ symptom }: Draft): boolean =>
  symptom.kind === 'diagnostic' && symptom.severity === 'warning'

/** What a compiler only warns of is not what fails, unless nothing else does. */
const errorLines = (drafts: readonly Draft[]): readonly LogLine[] => {
  const telling = drafts.filter(({ symptom }) => TELLING_KINDS.has(symptom.kind))
  const failing = telling.filter((draft) => !isWarning(draft))
  return [...new Set((failing.length > 0 ? failing : telling).map(({ line }) => line))]
}

/**
 * Names in the lines that tell of the failure: of a log those of its new errors, of a description all. Where no error
 * was recognised, the lines that at least sound like one.
 */
export const nameDrafts = (
  drafts: readonly Draft[],
  telling: readonly LogLine[],
  prose: boolean,
): readonly Draft[] => {
  const errors = prose ? [] : errorLines(drafts)
  const said = prose ? telling : errors.length > 0 ? errors : telling.slice(0, LINES_CAP)
  const seen = new Set<string>()
  const names: Draft[] = []
  for (const line of said) {
    for (const named of namedIn(wordsOf(line))) {
      const key = `${named.what} ${named.text}`
      if (seen.has(key)) continue
      seen.add(key)
      names.push({ line, about: named.text, symptom: { kind: 'named-thing', ...named } })
      if (names.length >= NAMES_CAP) return names
    }
  }
  return names
}
