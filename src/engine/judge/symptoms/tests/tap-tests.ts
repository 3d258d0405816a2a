import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const NOT_OK =
  /^\s{0,40}not ok(?: \d{1,7})?(?: -)? ?(.{0,500}?)(?: # time=.{1,40}| in \d{1,9}ms| # exit=\d{1,3})?$/
const TODO = /# ?(?:todo|skip)\b/i
const PLACE =
  /^\s{1,40}(?:at|location|file): ['"]?(?:.{0,200}\()?([^\s'"()]{1,400}?):(\d{1,7})(?::\d{1,6})?\)?['"]?$/
const FILE = /^\s{1,40}(?:file|fileName): ['"]?([^\s'"()]{1,400})['"]?$/
const LINE = /^\s{1,40}line: (\d{1,7})$/

/** Lines of a diagnostics block that are searched for its place. */
const REACH = 30

/** Testem's browser and how long the test took. */
const BROWSER = /^[A-Z][\w ]{1,30} [\d.]{1,30} - \[\d{1,9} ms\] - /

type Where = { path?: string | undefined; line?: string | undefined }

/** Where the diagnostics block below a failed assertion says it stands. */
const placeBelow = (lines: readonly LogLine[], start: number): Where => {
  const where: Where = {}
  for (let at = start + 1; at < Math.min(lines.length, start + REACH); at += 1) {
    const text = lines[at]?.text ?? ''
    if (/^\s{0,40}(?:\.\.\.|not ok|ok)\b/.test(text) || text.trim() === '...') break
    const place = PLACE.exec(text)
    if (place !== null) return { path: place[1], line: place[2] }
    where.path ??= FILE.exec(text)?.[1]
    where.line ??= LINE.exec(text)?.[1]
  }
  return where
}

/** The Test Anything Protocol, versions 12 to 14: tap, tape, node:test, prove, pgTAP and others. */
export const tapTests: Extractor = {
  name: 'tap-tests',
  sees: { needs: ['not ok'], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    lines.forEach((line, index) => {
      if (!line.text.includes('not ok')) return
      const match = NOT_OK.exec(line.text)
      if (match === null || TODO.test(line.text)) return
      const said = match[1]?.replace(BROWSER, '') ?? ''
      const name = said === '' ? line.text.trim() : said
      drafts.push({ line, about: name, symptom: failingTest(name, placeBelow(lines, index)) })
    })
    return drafts
  },
}
