import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const SUITE = /^(?:\[info\] )?([A-Z][\w.$]{0,200}):$/
const FAILED = /^(?:\[info\] )?\s{0,12}[-*] (.{1,400}) \*\*\* FAILED \*\*\*(?: \(.{1,60}\))?$/
// specs2 marks a failed example with a cross and an error with an exclamation mark.
const EXAMPLE = /^\[error\]\s{1,12}[x!] (\S.{0,400})$/
const MUNIT =
  /^==> X ([\w.$]{1,300})\.(\S.{0,300}?) {1,4}\d{1,7}\.\d{1,4}s(?: \S{1,200}:(?: ([^\s:"'()]{1,400}\.scala):(\d{1,7})| .{0,400}))?$/
const PLACE = /\(([\w.$-]{1,200}\.scala):(\d{1,7})\)$/
/** Lines below a failed test in which its place stands. */
const REACH = 4

/**
 * ScalaTest: a suite's heading, `- name *** FAILED ***`, and below it the reason with its place in brackets. MUnit and
 * specs2 likewise.
 */
export const scalaTests: Extractor = {
  name: 'scala-tests',
  sees: { needs: [':\n', '*** FAILED ***', '\n==> X ', '\n[error] '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let suite: string | null = null
    for (const [at, line] of lines.entries()) {
      const munit = line.text.startsWith('==> X ') ? MUNIT.exec(line.text) : null
      if (munit !== null) {
        const [, of, said, path, at] = munit
        drafts.push({
          line,
          about: said ?? '',
          symptom: failingTest(said ?? '', { suite: of, path, line: at }),
        })
        continue
      }
      if (line.text.endsWith(':')) suite = SUITE.exec(line.text)?.[1] ?? suite
      const failed = line.text.includes('*** FAILED ***') ? FAILED.exec(line.text) : null
      const name = (failed ?? (line.text.startsWith('[error] ') ? EXAMPLE.exec(line.text) : null))?.[1]
      if (name === undefined) continue
      const below = lines.slice(at + 1, at + 1 + REACH).map(({ text }) => PLACE.exec(text))
      const place = below.find((match) => match !== null)
      drafts.push({
        line,
        about: name,
        symptom: failingTest(name, { suite, path: place?.[1], line: place?.[2] }),
      })
    }
    return drafts
  },
}
