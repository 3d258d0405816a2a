import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const LISTED = /^\s{0,4}\[(?:FAIL|Fail|PANICKED!|Panic!|TIMEDOUT|Timeout|INTERRUPTED)\] (\S.{0,600})$/
const HEADED = /^• \[(?:FAILED|PANICKED|TIMEDOUT|INTERRUPTED)!?\] \[/
const PLACE = /^\s{0,20}([^\s:"'()]{1,400}\.go):(\d{1,7})$/
/** Its node stands in the title: `[It]` is a spec, `[BeforeEach]` what goes before one. */
const NODE =
  /^(.{0,600}?) ?\[(It|(?:Before|After|JustBefore|JustAfter|Synchronized)\w{1,40}|Describe(?:Table)?)\] (.{1,400})$/

const failed = (line: LogLine, title: string, below: string): Draft | null => {
  const node = NODE.exec(title)
  if (node === null) return null
  const place = PLACE.exec(below)
  // What stands in brackets behind are labels.
  const name = (node[3] ?? '').replace(/ \[[^\]]{1,200}\]$/, '')
  const symptom = failingTest(name, { suite: node[1], path: place?.[1], line: place?.[2] })
  return { line, about: name, symptom }
}

/** Ginkgo: `[FAIL] cart with tax [It] adds up` in its summary, or the spec below `• [FAILED] [0.1 seconds]`. */
export const ginkgoTests: Extractor = {
  name: 'ginkgo-tests',
  sees: {
    needs: [
      '[FAIL] ',
      '[Fail] ',
      '[PANICKED',
      '[Panic!]',
      '[TIMEDOUT]',
      '[Timeout]',
      '[INTERRUPTED]',
      '• [FAILED]',
    ],
    after: 2,
  },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const { text } = line
      if (!text.includes('[')) continue
      const title = LISTED.exec(text)?.[1]
      const below = lines[at + 1]
      const found =
        title !== undefined
          ? failed(line, title, below?.text ?? '')
          : below !== undefined && HEADED.test(text)
            ? failed(below, below.text.trim(), lines[at + 2]?.text ?? '')
            : null
      if (found !== null) drafts.push(found)
    }
    return drafts
  },
}
