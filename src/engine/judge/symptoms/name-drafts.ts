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

/** Names in the lines that tell of the failure: of a log its errors, of a description every line. */
export const nameDrafts = (
  lines: readonly LogLine[],
  drafts: readonly Draft[],
  prose: boolean,
): readonly Draft[] => {
  const said = prose
    ? lines
    : [...new Set(drafts.filter(({ symptom }) => TELLING_KINDS.has(symptom.kind)).map(({ line }) => line))]
  const seen = new Set<string>()
  const names: Draft[] = []
  for (const line of said) {
    for (const named of namedIn(line.text)) {
      const key = `${named.what} ${named.text}`
      if (seen.has(key)) continue
      seen.add(key)
      names.push({ line, about: named.text, symptom: { kind: 'named-thing', ...named } })
      if (names.length >= NAMES_CAP) return names
    }
  }
  return names
}
