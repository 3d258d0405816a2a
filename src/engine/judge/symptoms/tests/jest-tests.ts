import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FILE =
  /^\s{0,8}FAIL {1,8}(?:[\w@/.-]{1,60} {1,8})?([^\s:"'()]{1,400}\.[cm]?[jt]sx?)(?: \([\d.]{1,9} m?s\))?$/
/** The state of a unit of systemd has the same bullet before it. */
const TEST = /^ {0,4}● (?![\w@.:-]{1,200}\.(?:service|socket|timer|mount|target|path)(?: |$))(.{1,600})$/

/** Jest: `FAIL path` and below it `● suite › name`, or `● Test suite failed to run`. */
export const jestTests: Extractor = {
  name: 'jest-tests',
  sees: { needs: ['FAIL ', '● '] },
  read: (lines) => {
    const drafts: Draft[] = []
    let path: string | null = null
    for (const line of lines) {
      const { text } = line
      if (text.includes('FAIL ')) {
        const file = FILE.exec(text)
        if (file !== null) {
          path = file[1] ?? null
          drafts.push({ line, about: path ?? '', symptom: failingTest(path ?? '', { path }) })
          continue
        }
      }
      if (!text.includes('● ')) continue
      const test = TEST.exec(text)
      if (test === null || test[1] === undefined || test[1] === 'Console') continue
      const parts = test[1].split(' › ')
      const name = parts.pop() ?? ''
      drafts.push({ line, about: name, symptom: failingTest(name, { path, suite: parts.join(' › ') }) })
    }
    return drafts
  },
}
