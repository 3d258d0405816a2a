import type { Draft } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { comparedAt } from '../tests/compared-values.ts'
import type { Section } from './report-sections.ts'
import type { ReportedFinding, ReportedFlake, ReportedTest } from './report.ts'

/** Reads frames, errors and the like out of lines. */
type ReadLines = (lines: readonly LogLine[]) => readonly Draft[]

/** A line of a failure's details, decoded, and the line of the report on which it stands. */
type Detail = { readonly line: LogLine; readonly from: LogLine }

/** Characters by which a decoded line is known on the line it was printed on. */
const KNOWN_BY = 24

/**
 * The lines of a failure's details. Where a format prints them all on one line, or encoded, they stand on the line on
 * which they begin.
 */
const detailsOf = (test: ReportedTest, section: Section): readonly Detail[] => {
  const first = section.lineAt(test.detailsAt)
  if (first === undefined) return []
  let offset = test.detailsAt
  return (test.details === '' ? test.message : test.details).split('\n').map((part, at) => {
    const stands = section.lineAt(offset)
    const from = stands?.text.includes(part.trim().slice(0, KNOWN_BY)) === true ? stands : first
    offset += part.length + 1
    return { line: { ...from, number: at + 1, text: part.trimEnd(), kind: 'output' }, from }
  })
}

const testDraft = (test: ReportedTest, line: LogLine, below: readonly LogLine[]): Draft => {
  const message = { ...line, text: test.message.split('\n')[0] ?? '' }
  const told = [message, ...below]
  const values = told.map((_, at) => comparedAt(told, at)).find((compared) => compared !== null)
  const { name, suite, path, line: at } = test
  return {
    line,
    about: name,
    symptom: {
      kind: 'failing-test',
      name,
      suite,
      path,
      line: at,
      expected: test.expected ?? values?.expected ?? null,
      actual: test.actual ?? values?.actual ?? null,
    },
  }
}

/** What went wrong in the reader's words, where the details' own lines have none. */
const errorDraft = (test: ReportedTest, line: LogLine): readonly Draft[] => {
  const text = test.message.split('\n')[0]?.trim() ?? ''
  return text === '' ? [] : [{ line, symptom: { kind: 'error-message', type: test.type, text } }]
}

/** One reported failure: its test, its error, and the trace in its details. */
export const testDrafts = (test: ReportedTest, section: Section, read: ReadLines): readonly Draft[] => {
  const line = section.lineAt(test.at)
  if (line === undefined) return []
  const details = detailsOf(test, section)
  const below = details.map((detail) => detail.line)
  const standing = new Map(details.map((detail) => [detail.line, detail.from]))
  const told = read(below)
    .filter(({ symptom }) => symptom.kind !== 'failing-test')
    .map((draft) => ({ ...draft, line: standing.get(draft.line) ?? line }))
  const worded = told.some(({ symptom }) => symptom.kind === 'error-message')
  return [testDraft(test, line, below), ...(worded ? [] : errorDraft(test, line)), ...told]
}

/** One reported flake. */
export const flakeDraft = ({ at, ...flake }: ReportedFlake, section: Section): Draft | null => {
  const line = section.lineAt(at)
  return line === undefined ? null : { line, about: flake.name, symptom: { kind: 'flaky-test', ...flake } }
}

/** One reported finding, as a diagnostic. */
export const findingDraft = ({ at, ...finding }: ReportedFinding, section: Section): Draft | null => {
  const line = section.lineAt(at)
  if (line === undefined) return null
  return { line, about: finding.message, symptom: { kind: 'diagnostic', ...finding } }
}
