import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const FAILED = '| FAIL |'
const RULE = /^={40,200}$/
/** Below the line of a suite stand its counts. */
const COUNTS = /^\d{1,7} (?:critical )?tests?,? /

/** Lines between a suite's result and its counts: what its tear-down says. */
const REACH = 12

/** A name ends where its documentation begins. */
const withoutDocumentation = (text: string): string => text.split(' :: ')[0]?.trim() ?? ''

const isSuite = (lines: readonly LogLine[], at: number): boolean => {
  const rest = lines.slice(at + 1, at + 1 + REACH).map(({ text }) => text)
  const counts = rest.findIndex((text) => COUNTS.test(text))
  const next = rest.findIndex((text) => text.startsWith('---') || text.startsWith('==='))
  return counts !== -1 && (next === -1 || counts < next)
}

/** Robot Framework's console: `Valid Login       | FAIL |`, under a suite's name between two rules. */
export const robotTests: Extractor = {
  name: 'robot-tests',
  sees: { needs: [FAILED, '\n==='], before: 2, after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let suite: string | null = null
    for (const [at, line] of lines.entries()) {
      const { text } = line
      const above = lines[at - 1]?.text ?? ''
      if (RULE.test(text) && lines[at - 2]?.text === text && above !== '') suite = withoutDocumentation(above)
      if (!text.endsWith(FAILED) || isSuite(lines, at)) continue
      const name = withoutDocumentation(text.slice(0, -FAILED.length))
      if (name !== '') drafts.push({ line, about: name, symptom: failingTest(name, { suite }) })
    }
    return drafts
  },
}
