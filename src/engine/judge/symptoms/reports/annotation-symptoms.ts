import type { Annotation } from '../../../model/failure.ts'
import { fileKind } from '../../../model/file-kind.ts'
import type { Symptom } from '../../../model/symptom.ts'
import type { Draft, DraftSymptom } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'

/** Annotations say "exit code 1" on a folder when a step fails: that is known. */
const SAYS_NOTHING = /^Process completed with exit code \d{1,3}\.?$/
/** What a test runner writes where a compiler would not. */
const ASSERTION = /\b(?:[Aa]ssert\w{0,40}|expect(?:ed)?\b|Expected\b|toBe|[Tt]est failed)/
const QUOTE_CAP = 400
/** Lines of one message that are read. */
const LINES_CAP = 80

type ReadLines = (lines: readonly LogLine[]) => readonly Draft[]

const linesOf = (message: string): readonly LogLine[] =>
  message
    .split('\n', LINES_CAP)
    .map((raw, at) => ({ number: at + 1, raw, text: raw.slice(0, 2_000).trimEnd(), kind: 'output' as const }))

const pathOf = (annotation: Annotation): string | null =>
  annotation.path === '.github' ? null : annotation.path

/** A test that the message names gets the annotation's place where its own line tells none. */
const placed = (symptom: DraftSymptom, annotation: Annotation): DraftSymptom =>
  symptom.kind === 'failing-test' && symptom.path === null
    ? { ...symptom, path: pathOf(annotation), line: annotation.line }
    : symptom

/** The annotation itself: a failing test where it stands in a test's file and speaks as one, else a diagnostic. */
const headOf = (annotation: Annotation, message: string): DraftSymptom => {
  const path = pathOf(annotation)
  const { line, level } = annotation
  const isTest = path !== null && level === 'failure' && fileKind(path) === 'test'
  return isTest && ASSERTION.test(annotation.message.slice(0, 2_000))
    ? { kind: 'failing-test', name: path, suite: null, path, line, expected: null, actual: null }
    : {
        kind: 'diagnostic',
        tool: 'annotation',
        severity: level === 'failure' ? 'error' : 'warning',
        code: null,
        message,
        path,
        line,
      }
}

/**
 * What an annotation of the CI system tells: its own place, and the tests, errors and frames that its message holds.
 * Notices, and the one that says only that a step failed, tell nothing. `read` reads the message's lines.
 */
export const annotationSymptoms = (
  failure: number,
  annotation: Annotation,
  read: ReadLines,
): readonly Symptom[] => {
  const lines = linesOf(annotation.message)
  const message = lines.find(({ text }) => text.trim() !== '')?.text.trim() ?? ''
  if (message === '' || annotation.level === 'notice' || SAYS_NOTHING.test(message)) return []
  const at = (text: string) => ({ failure, line: 0, quote: text.trim().slice(0, QUOTE_CAP) })
  const told = read(lines)
    .filter(({ symptom }) => symptom.kind !== 'diagnostic')
    .map(({ line, symptom }) => ({ ...placed(symptom, annotation), at: at(line.raw), novel: true }))
  const named = told.some(({ kind }) => kind === 'failing-test')
  return named ? told : [{ ...headOf(annotation, message), at: at(message), novel: true }, ...told]
}
