import type { Elision } from '../../../model/failure.ts'
import type { Draft } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { findingDraft, flakeDraft, testDrafts } from './report-drafts.ts'
import type { Section } from './report-sections.ts'
import { printedReports, wholeReport } from './report-sections.ts'

/** What machine reports tell, one group of drafts for each failure, and the lines left for others to read. */
export type Reported = { readonly groups: readonly (readonly Draft[])[]; readonly rest: readonly LogLine[] }

type ReadLines = (lines: readonly LogLine[]) => readonly Draft[]

const groupsOf = (section: Section, read: ReadLines): readonly (readonly Draft[])[] => {
  const { tests, findings, flakes = [] } = section.read(section.text)
  return [
    ...tests.map((test) => testDrafts(test, section, read)),
    findings.map((finding) => findingDraft(finding, section)).filter((draft) => draft !== null),
    flakes.map((flake) => flakeDraft(flake, section)).filter((draft) => draft !== null),
  ]
}

/** Finds the machine reports in a log (or a text that is one), and reads them. `read` reads the traces within. */
export const reportsIn = (
  text: string,
  lines: readonly LogLine[],
  read: ReadLines,
  elisions: readonly Elision[] = [],
): Reported => {
  const whole = wholeReport(text, lines, elisions)
  const sections = whole === null ? printedReports(lines) : [whole]
  if (sections.length === 0) return { groups: [], rest: lines }
  const taken = new Set(sections.flatMap((section) => section.lines))
  return {
    groups: sections.flatMap((section) => groupsOf(section, read)),
    rest: lines.filter((line) => !taken.has(line)),
  }
}
