import type { Draft, DraftSymptom } from './draft.ts'
import type { LogLine } from './log-lines.ts'
import { namedIn } from './messages/named-things.ts'
import type { OnlyWarned } from './only-warned.ts'
import { recordWords } from './structured-line.ts'

/** Names that one log gives. */
const NAMES_CAP = 300

const TELLING_KINDS: ReadonlySet<DraftSymptom['kind']> = new Set([
  'diagnostic',
  'error-message',
  'failing-test',
])

/** Lines that are searched of a log in which no error was recognised. */
const LINES_CAP = 60

const errorLines = (drafts: readonly Draft[], warned: OnlyWarned): readonly LogLine[] => [
  ...new Set(
    drafts
      .filter((draft) => TELLING_KINDS.has(draft.symptom.kind) && !warned.draft(draft))
      .map(({ line }) => line),
  ),
]

/**
 * Names in the lines that tell of the failure: of a log those of its new errors, of a description all. Where no error
 * was recognised, the lines that at least sound like one.
 */
export const nameDrafts = (
  drafts: readonly Draft[],
  telling: readonly LogLine[],
  prose: boolean,
  warned: OnlyWarned,
): readonly Draft[] => {
  const errors = prose ? [] : errorLines(drafts, warned)
  const said = prose ? telling : errors.length > 0 ? errors : telling.slice(0, LINES_CAP)
  const seen = new Set<string>()
  const names: Draft[] = []
  for (const line of said) {
    for (const named of namedIn(recordWords(line.text))) {
      const key = `${named.what} ${named.text}`
      if (seen.has(key)) continue
      seen.add(key)
      names.push({ line, about: named.text, symptom: { kind: 'named-thing', ...named } })
      if (names.length >= NAMES_CAP) return names
    }
  }
  return names
}
