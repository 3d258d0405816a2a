import { fileKind } from '../../model/file-kind.ts'
import type { Draft } from './draft.ts'
import type { LogLine } from './log-lines.ts'
import { namedIn } from './messages/named-things.ts'

/** A warning, with its place before it or not. */
const WARNING = /^\s{0,8}(?:[^\s"'()]{1,400}:\d{1,7}(?::\d{1,6})?: ?)?(?:\[?[Ww]arning|WARN(?:ING)?)\b/

/** Errors whose names are looked at. */
const ERRORS_CAP = 60

const isWarning = ({ symptom }: Draft): boolean =>
  symptom.kind === 'diagnostic' && symptom.severity === 'warning'

const failedAt = ({ symptom }: Draft): string | null => {
  if (symptom.kind === 'stack-frame') return symptom.origin === 'first-party' ? symptom.path : null
  return symptom.kind === 'diagnostic' && symptom.severity === 'error' ? symptom.path : null
}

/** What failed at a place that is known. A test's place only asks for the behaviour: a warning may tell more. */
const isPlaced = (draft: Draft): boolean => {
  const path = failedAt(draft)
  return path !== null && fileKind(path) !== 'test'
}

/** Names that are looked for, and the characters from which one is no word like any other. */
const NAMES_CAP = 100
const SHORTEST = 4

const namesOf = (text: string): readonly string[] =>
  namedIn(text).flatMap(({ what, text: name }) =>
    (what === 'literal' || what === 'symbol') && name.length >= SHORTEST ? [name] : [],
  )

/** Whether a line, or what was read of it, is but a warning that says nothing of what fails. */
export type OnlyWarned = {
  readonly line: (line: LogLine) => boolean
  readonly draft: (draft: Draft) => boolean
}

const NEVER: OnlyWarned = { line: () => false, draft: () => false }

/**
 * Where it is known what fails, and at which place, what a compiler only warns of is not it: most warnings are old.
 * Those that the last good run did not print are news, and one that names what an error names may tell where that
 * began, so both count.
 */
export const onlyWarned = (drafts: readonly Draft[], hasBaseline: boolean): OnlyWarned => {
  const errors = hasBaseline ? [] : drafts.filter(isPlaced)
  if (errors.length === 0) return NEVER
  const all = new Set(errors.slice(0, ERRORS_CAP).flatMap(({ line }) => namesOf(line.text)))
  const names = [...all].slice(0, NAMES_CAP)
  const isApart = (text: string): boolean => !names.some((name) => text.includes(name))
  return {
    line: ({ kind, text }) => (kind === 'warning' || WARNING.test(text)) && isApart(text),
    draft: (draft) =>
      draft.symptom.kind === 'diagnostic' && isWarning(draft) && isApart(draft.symptom.message),
  }
}
