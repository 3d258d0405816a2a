import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FILE = /^([^\s:"'()]{1,400}\.[cm]?[jt]sx?):$/
const FAILED = /^\(fail\) (.{1,500}?)(?: \[\d{1,9}(?:\.\d{1,4})?m?s\])?$/

/** bun test: a file's name as heading, `(fail) suite > name [1.51ms]` below. */
export const bunTests: Extractor = {
  name: 'bun-tests',
  sees: { needs: ['(fail) ', 's:\n', 'sx:\n'] },
  read: (lines) => {
    const drafts: Draft[] = []
    let path: string | null = null
    for (const line of lines) {
      const { text } = line
      if (text.endsWith(':')) path = FILE.exec(text)?.[1] ?? path
      const said = text.startsWith('(fail) ') ? FAILED.exec(text)?.[1] : undefined
      if (said === undefined) continue
      const parts = said.split(' > ')
      const name = parts.pop() ?? said
      drafts.push({ line, about: name, symptom: failingTest(name, { path, suite: parts.join(' > ') }) })
    }
    return drafts
  },
}
