import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FAILED =
  /^\s{0,20}\[-\] (\S.{0,400}?) \d{1,7}(?:\.\d{1,3})?m?s(?: \(\d{1,7}(?:\.\d{1,3})?m?s\|\d{1,7}(?:\.\d{1,3})?m?s\))?$/
const PLACE = /^\s{1,20}at .{1,600}, ([^"'<>|]{1,400}\.ps1):(\d{1,7})$/
/** Lines below a failed test in which its place stands. */
const REACH = 8

/** Pester, for PowerShell: `[-] adds up 21ms (20ms|1ms)`, below it the message and where it stands. */
export const pesterTests: Extractor = {
  name: 'pester-tests',
  sees: { needs: ['[-] '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const name = line.text.includes('[-] ') ? FAILED.exec(line.text)?.[1] : undefined
      if (name === undefined) continue
      const below = lines.slice(at + 1, at + 1 + REACH).map(({ text }) => text)
      const next = below.findIndex((text) => /^\s{0,20}\[[-+!?]\] /.test(text))
      const places = below.slice(0, next === -1 ? REACH : next).map((text) => PLACE.exec(text))
      // The test's own line is the outermost.
      const place = places.findLast((match) => match !== null)
      drafts.push({ line, about: name, symptom: failingTest(name, { path: place?.[1], line: place?.[2] }) })
    }
    return drafts
  },
}
