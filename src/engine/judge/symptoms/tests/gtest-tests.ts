import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

// gcc's form and MSVC's; assertions that are no comparison say so behind the place.
const FAILURE =
  /^([^\s:"'()]{1,400}|[A-Za-z]:[^:"'()]{1,400})(?::|\()(\d{1,7})\)?: (?:Failure|error: .{0,300})$/
const FAILED = /\[ {2}FAILED {2}\] (\w[\w/]{0,200})\.(\w[\w/.]{0,200})/

const RUN = /^\[ RUN {6}\] (\S{1,400})$/
const HEADING = /^(\w[\w/]{0,200}\.\w[\w/.]{0,200}):?$/

/** An assertion that failed, and the test that it stands under; what says that the test failed may be missing. */
type Pending = { readonly line: LogLine; readonly place: RegExpExecArray; readonly under: string }

const unfinished = ({ line, place, under }: Pending): Draft => {
  const dot = under.indexOf('.')
  const parts = { suite: dot === -1 ? null : under.slice(0, dot), path: place[1], line: place[2] }
  return {
    line,
    about: place[1] ?? '',
    symptom: failingTest(under.slice(dot + 1) || (place[1] ?? ''), parts),
  }
}

/**
 * GoogleTest: where a test failed is printed above the line that says that it did. Where that line is missing, because
 * the program crashed or a person quoted a part, the heading above the assertion tells the test.
 */
export const gtestTests: Extractor = {
  name: 'gtest-tests',
  sees: { needs: ['\n[ RUN ', ': Failure\n', '): error: ', '[  FAILED  ]'], before: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    let place: RegExpExecArray | null = null
    let pending: Pending | null = null
    let running = ''
    const leave = (): void => {
      if (pending !== null) drafts.push(unfinished(pending))
      pending = null
    }
    for (const [at, line] of lines.entries()) {
      const { text } = line
      if (text.startsWith('[ RUN ')) {
        leave()
        place = null
        running = RUN.exec(text)?.[1] ?? ''
      } else if (text.endsWith(': Failure') || text.includes('): error: ')) {
        place ??= FAILURE.exec(text)
        if (place === null || pending !== null || !text.endsWith(': Failure')) continue
        const under = running === '' ? (HEADING.exec(lines[at - 1]?.text ?? '')?.[1] ?? '') : running
        pending = { line, place, under }
      } else if (text.includes('[  FAILED  ]')) {
        const failed = FAILED.exec(text)
        if (failed === null) continue
        const name = failed[2] ?? ''
        const symptom = failingTest(name, { suite: failed[1], path: place?.[1], line: place?.[2] })
        drafts.push({ line, about: name, symptom })
        place = null
        pending = null
      }
    }
    leave()
    return drafts
  },
}
