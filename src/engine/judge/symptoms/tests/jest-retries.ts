import type { Draft, Extractor } from '../draft.ts'
import { flakyTest } from './flaky-test.ts'

/** What Jest prints above the errors of a test's failed attempts, and the test's full name behind it. */
export const RETRY_HEADING = 'LOGGING RETRY ERRORS'

const HEADING = /^\s{0,2}LOGGING RETRY ERRORS {1,4}(.{1,600})$/
const FAILED = /^ {0,4}● (.{1,600})$/

/** Jest's retried tests: those whose attempts it reports and which its list of failures does not hold. */
export const jestRetries: Extractor = {
  name: 'jest-retries',
  sees: { needs: [RETRY_HEADING, '● '] },
  read: (lines) => {
    const drafts: Draft[] = []
    const failed = new Set<string>()
    const names = new Set<string>()
    for (const line of lines) {
      const name = line.text.includes(RETRY_HEADING) ? HEADING.exec(line.text)?.[1]?.trim() : undefined
      const listed = line.text.includes('● ') ? FAILED.exec(line.text)?.[1] : undefined
      if (listed !== undefined) failed.add(listed.replaceAll(' › ', ' '))
      if (name === undefined || names.has(name)) continue
      names.add(name)
      drafts.push(flakyTest(line, name))
    }
    return drafts.filter(({ symptom }) => symptom.kind === 'flaky-test' && !failed.has(symptom.name))
  },
}
