import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const NUMBERED = /^ {1,40}(\d{1,5})\) (.{1,400})$/
const NUMBER_ENDS = Array.from({ length: 10 }, (_, digit) => `${digit}) `)
/** Lines of one title. */
const REACH = 12
const FAILING = /^ {0,8}\d{1,6} failing$/

/** The title's lines below `1) Suite`: each is indented further, the last ends with a colon. */
const titleFrom = (lines: readonly LogLine[], start: number): string[] => {
  const first = NUMBERED.exec(lines[start]?.text ?? '')?.[2] ?? ''
  const title = [first]
  for (let at = start + 1; at < Math.min(lines.length, start + REACH); at += 1) {
    if (title.at(-1)?.endsWith(':') === true) break
    const text = lines[at]?.text ?? ''
    if (!/^ {6,60}\S/.test(text)) return []
    title.push(text.trim())
  }
  return title.at(-1)?.endsWith(':') === true ? title : []
}

/** Mocha's list of failures after `2 failing`: number, suites one below the other, the test's name with a colon. */
export const mochaTests: Extractor = {
  name: 'mocha-tests',
  sees: { needs: [' failing\n', ...NUMBER_ENDS], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let listed = false
    lines.forEach((line, index) => {
      if (line.text.endsWith(' failing') && FAILING.test(line.text)) listed = true
      if (!listed || !line.text.includes(') ') || !NUMBERED.test(line.text)) return
      const title = titleFrom(lines, index)
      const name = title.pop()?.replace(/:$/, '')
      if (name !== undefined) drafts.push({ line, symptom: failingTest(name, { suite: title.join(' ') }) })
    })
    return drafts
  },
}
