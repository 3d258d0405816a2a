import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const HEADING = /^(?:--- )?Fail(?:ed|ing) [Ss]cenarios:$/
const LISTED =
  /^\s{0,8}(?:cucumber (?:-\S{1,60} (?:[\w.-]{1,60} )?){0,4})?(?:file:\/\/|classpath:)?([^\s:"'()#]{1,400}\.feature):(\d{1,7})(?: {1,4}(?:# )?(\S.{0,400}))?$/
const NUMBERED =
  /^\d{1,6}\) (Scenario(?: Outline)?: .{1,300}?) # ([^\s:"'()]{1,400}\.feature):(\d{1,7})(?::\d{1,6})?$/
const KEYWORD = /^(?:Scenario|Example)(?: Outline)?: /

const scenario = (said: string | undefined, path: string | undefined, at: string | undefined) =>
  failingTest(said?.replace(KEYWORD, '') ?? `${path}:${at}`, { path, line: at })

/**
 * Scenarios in Gherkin: the lists of Behat, behave and Cucumber for Ruby and the JVM, and what Cucumber for JavaScript
 * numbers.
 */
export const gherkinTests: Extractor = {
  name: 'gherkin-tests',
  sees: { needs: ['cenarios:\n', '.feature:'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    let listed = false
    for (const line of lines) {
      const { text } = line
      if (text.endsWith('cenarios:')) listed = HEADING.test(text)
      if (!text.includes('.feature:')) continue
      const numbered = NUMBERED.exec(text)
      const [path, at, said] =
        numbered === null
          ? listed
            ? (LISTED.exec(text)?.slice(1) ?? [])
            : []
          : [numbered[2], numbered[3], numbered[1]]
      if (path === undefined) continue
      drafts.push({ line, about: said ?? path, symptom: scenario(said, path, at) })
    }
    return drafts
  },
}
