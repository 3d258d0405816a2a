import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const FAILED = /^(\s{0,60})--- FAIL: (\S{1,400})/
const MESSAGE = /^\s{4,60}([\w.-]{1,200}\.go):(\d{1,7}):/
const PACKAGE = /^(?:FAIL|ok|\?)\s{1,8}([\w./@~-]{1,300})(?:\s{1,8}.{0,200})?$/
// gotestsum by test: `FAIL store.TestOpen (0.01s)`, which names no package alone.
const BY_TEST = /^FAIL \S{1,400}(?: \(re-run \d{1,4}\))? \(\d{1,7}(?:\.\d{1,4})?s\)$/
const RUNNING = /^=== (?:RUN|NAME|CONT) {1,4}(\S{1,400})$/
const BROKEN = /^FAIL\s{1,8}([\w./@~-]{1,300}) \[(?:build|setup) failed\]$/

type Open = { readonly line: LogLine; readonly name: string; file?: string; at?: string }

const asDraft = (test: Open, subtest: Open | undefined, folder: string | null): Draft => {
  const { file, at } = test.file === undefined ? (subtest ?? test) : test
  const path = file === undefined ? null : folder === null ? file : `${folder}/${file}`
  return {
    line: test.line,
    about: test.name,
    symptom: failingTest(test.name, { suite: folder, path, line: at }),
  }
}

/** For each test the first of its subtests that says where it failed: the test itself prints no place of its own. */
const placedSubtests = (tests: readonly Open[]): ReadonlyMap<string, Open> => {
  const subtests = new Map<string, Open>()
  for (const test of tests) {
    if (test.file === undefined) continue
    for (let at = test.name.indexOf('/'); at !== -1; at = test.name.indexOf('/', at + 1)) {
      const parent = test.name.slice(0, at)
      if (!subtests.has(parent)) subtests.set(parent, test)
    }
  }
  return subtests
}

/**
 * go test. A message names only `file.go:12`; the import path that tells its folder follows when the package is done.
 */
export const goTests: Extractor = {
  name: 'go-tests',
  sees: { needs: ['\n=== ', '--- FAIL: ', '\nFAIL', '\nok', '\n?', '.go:'] },
  read: (lines) => {
    const drafts: Draft[] = []
    let open: Open[] = []
    // Verbose runs print what a test says before they say that it failed.
    const placed = new Map<string, RegExpExecArray>()
    let running: string | null = null
    const close = (folder: string | null) => {
      const subtests = placedSubtests(open)
      for (const test of open) drafts.push(asDraft(test, subtests.get(test.name), folder))
      open = []
    }
    for (const line of lines) {
      const { text } = line
      const failed = text.includes('--- FAIL: ') ? FAILED.exec(text) : null
      const run = text.startsWith('=== ') ? RUNNING.exec(text) : null
      if (run !== null) running = run[1] ?? null
      else if (failed !== null) {
        const name = failed[2] ?? ''
        const [, file, at] = placed.get(name) ?? []
        open.push({ line, name, ...(file === undefined || at === undefined ? {} : { file, at }) })
        running = null
      } else if (BY_TEST.test(text)) continue
      else if (text.startsWith('FAIL') || text.startsWith('ok') || text.startsWith('?')) {
        const broken = BROKEN.exec(text)
        const done = broken ?? PACKAGE.exec(text)
        if (done !== null) close(done[1] ?? null)
        // A package that does not build has no tests: its compiler's lines tell more.
      } else if (text.includes('.go:')) {
        const message = MESSAGE.exec(text)
        const test = open.at(-1)
        if (message !== null && running !== null) {
          if (!placed.has(running)) placed.set(running, message)
        } else if (message?.[1] !== undefined && message[2] !== undefined && test !== undefined) {
          test.file ??= message[1]
          test.at ??= message[2]
        }
      }
    }
    close(null)
    return drafts
  },
}
