import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const CROSSED = /^ {0,4}✗ (\S.{0,400}?)(?: \[\d{1,9}\])?$/
const PLACE = /in test file ([^\s,()"']{1,400}), line (\d{1,7})\)/
const TRACE = /^\s{0,8}\(?(?:from function |in (?:test )?file )/
/** Lines of one stack below a crossed test. */
const REACH = 12

const placeBelow = (lines: readonly LogLine[], start: number): RegExpExecArray | null => {
  for (let at = start + 1; at < Math.min(lines.length, start + REACH); at += 1) {
    const text = lines[at]?.text ?? ''
    if (!TRACE.test(text)) return null
    const place = PLACE.exec(text)
    if (place !== null) return place
  }
  return null
}

/** bats as it prints to a terminal: ` ✗ adds up`, below it the stack that ends in the test file. */
export const shellTests: Extractor = {
  name: 'shell-tests',
  sees: { needs: ['✗ '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const name = line.text.includes('✗ ') ? CROSSED.exec(line.text)?.[1] : undefined
      const place = name === undefined ? null : placeBelow(lines, at)
      if (name === undefined || place === null) continue
      drafts.push({ line, about: name, symptom: failingTest(name, { path: place[1], line: place[2] }) })
    }
    return drafts
  },
}
