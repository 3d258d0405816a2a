import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const SUITE = /^(?:\[info\] )?([A-Z][\w.$]{0,200}):$/
const FAILED = /^(?:\[info\] )?\s{0,12}[-*] (.{1,400}) \*\*\* FAILED \*\*\*(?: \(.{1,60}\))?$/
const PLACE = /\(([\w.$-]{1,200}\.scala):(\d{1,7})\)$/
/** Lines below a failed test in which its place stands. */
const REACH = 4

/** ScalaTest: a suite's heading, `- name *** FAILED ***`, and below it the reason with its place in brackets. */
export const scalaTests: Extractor = {
  name: 'scala-tests',
  read: (lines) => {
    const drafts: Draft[] = []
    let suite: string | null = null
    for (const [at, line] of lines.entries()) {
      if (line.text.endsWith(':')) suite = SUITE.exec(line.text)?.[1] ?? suite
      const name = line.text.includes('*** FAILED ***') ? FAILED.exec(line.text)?.[1] : undefined
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
