import type { Draft, Extractor } from '../draft.ts'
import { flakyTest } from './flaky-test.ts'

const HEADING = /^ {0,4}\d{1,6} (flaky|failed|passed|skipped|interrupted|did not run)\b/
const ENTRY = /^\s{2,8}(?:\[[\w -]{1,60}\] › )?([^\s:"'()]{1,400}):\d{1,7}:\d{1,6} › (.{1,400}?)[ ─]{0,200}$/

/** Playwright's list of flaky tests at its end, without those that failed in another browser. */
export const playwrightFlakes: Extractor = {
  name: 'playwright-flakes',
  sees: { needs: [' flaky', ' failed', ' passed', ' skipped', ' interrupted', ' did not run', ' › '] },
  read: (lines) => {
    const flaky: Draft[] = []
    const failed = new Set<string>()
    let list: string | undefined
    for (const line of lines) {
      list = HEADING.exec(line.text)?.[1] ?? list
      if (list !== 'flaky' && list !== 'failed') continue
      const [, path, title] = line.text.includes(' › ') ? (ENTRY.exec(line.text) ?? []) : []
      if (path === undefined || title === undefined) continue
      const name = `${path} › ${title}`
      if (list === 'flaky') flaky.push(flakyTest(line, name, title))
      else failed.add(name)
    }
    return flaky.filter(({ symptom }) => symptom.kind === 'flaky-test' && !failed.has(symptom.name))
  },
}
