import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

// Without its duration, or ava's mark, a crossed line may be anything a program reports.
const FAILED =
  /^\s{0,60}✖ (\S.{0,500}?) \(\d{1,9}(?:\.\d{1,9})?ms\)(?: # .{1,80})?$|^\s{0,8}[✘✖] \[fail\]: (.{1,500})$/
const PLACE = /^\s{0,8}test at ([^\s:"'()]{1,400}|file:\/\/[^\s"'()]{1,400}?):(\d{1,7}):\d{1,6}$/
const FILE = /^[^\s:"'()]{1,400}\.[cm]?[jt]sx?$/

/** The spec reporter of node:test: `✖ name (1.2ms)`, at the end `test at path:1:2` above it; and ava's `✘ [fail]: name`. */
export const nodeTests: Extractor = {
  name: 'node-tests',
  sees: { needs: ['test at ', '✖ ', '✘ '] },
  read: (lines) => {
    const drafts: Draft[] = []
    let place: RegExpExecArray | null = null
    for (const line of lines) {
      const { text } = line
      if (text.includes('test at ')) {
        place = PLACE.exec(text) ?? place
        continue
      }
      if (!text.includes('✖ ') && !text.includes('✘ ')) continue
      const failed = FAILED.exec(text)
      const name = failed?.[1] ?? failed?.[2]
      if (name === undefined) continue
      const path = place?.[1] ?? (FILE.test(name) ? name : null)
      drafts.push({ line, about: name, symptom: failingTest(name, { path, line: place?.[2] }) })
      place = null
    }
    return drafts
  },
}
