import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { flakyTest } from './flaky-test.ts'

type Outcome = { readonly name: string; readonly passed: boolean }

/**
 * A runner that prints a line for each attempt. A pass counts only where the runner says that it tried again (`again`),
 * or where nothing says that another round began (`unless`): a second platform's pass excuses no failure.
 */
type Attempts = {
  readonly needs: string
  readonly outcome: RegExp
  readonly again?: RegExp
  readonly unless?: { readonly begins: string; readonly pattern: RegExp }
}

const RUNNERS: readonly Attempts[] = [
  {
    // pytest-rerunfailures: `tests/test_a.py::test_b RERUN [ 50%]`, or with xdist the word first.
    needs: '.py::',
    outcome:
      /^(?:\[gw\d{1,3}\] \[ {0,2}\d{1,3}%\] )?(?:(?<name>[^\s:"'()]{1,400}\.py::.{1,600}?) (?:(?<passed>PASSED)|FAILED|ERROR)(?: {1,40}\[ {0,2}\d{1,3}%\])?$|(?:(?<first>PASSED)|FAILED|ERROR) (?<other>[^\s:"'()]{1,400}\.py::.{1,600}?)(?: - .{0,2000})?$)/,
    again:
      /^(?:\[gw\d{1,3}\] \[ {0,2}\d{1,3}%\] )?(?:(?<name>[^\s:"'()]{1,400}\.py::.{1,600}?) RERUN\b|RERUN (?<other>[^\s:"'()]{1,400}\.py::.{1,600}?)(?: - .{0,2000})?$)/,
  },
  {
    // Gradle's test-retry plugin, within one task.
    needs: ' > ',
    outcome: /^\s{0,4}(?<name>[\w.$]{1,300} > .{1,300}?) (?:(?<passed>PASSED)|FAILED)(?: \(\d.{0,20}\))?$/,
    unless: { begins: '> Task ', pattern: /^> Task :/ },
  },
  {
    // xcodebuild with -retry-tests-on-failure numbers its attempts.
    needs: 'Test Case ',
    outcome: /^Test Case '-\[(?<name>\S{1,200} \S{1,200})\]' (?:(?<passed>passed)|failed)\b/,
    again: /^Test Case '-\[(?<name>\S{1,200} \S{1,200})\]' started \(Iteration (?:[2-9]|\d{2,4}) of /,
  },
  {
    // ctest --repeat until-pass.
    needs: 'Test ',
    outcome:
      /^\s{0,8}(?:\d{1,6}\/\d{1,6} )?Test {1,6}#\d{1,6}: (?<name>\S{1,300}) \.{2,100}(?: {1,10}(?<passed>Passed)|[^*]{0,60}\*{3})/,
    unless: { begins: 'Test project ', pattern: /^Test project / },
  },
]

const nameOf = (match: RegExpExecArray | null): string | undefined =>
  match?.groups?.['name'] ?? match?.groups?.['other']

const outcomeOf = (runner: Attempts, text: string): Outcome | null => {
  const match = runner.outcome.exec(text)
  const name = nameOf(match)
  if (name === undefined) return null
  return { name, passed: (match?.groups?.['passed'] ?? match?.groups?.['first']) !== undefined }
}

/** What one runner's lines tell so far: who was tried again or failed, and at which line it passed since. */
const listener = (runner: Attempts) => {
  const open = new Set<string>()
  const passed = new Map<string, LogLine>()
  const hear = (line: LogLine): void => {
    const { text } = line
    if (runner.unless !== undefined && text.startsWith(runner.unless.begins)) {
      if (runner.unless.pattern.test(text)) open.clear()
      return
    }
    if (!text.includes(runner.needs)) return
    const again = nameOf(runner.again?.exec(text) ?? null)
    if (again !== undefined) {
      open.add(again)
      return
    }
    const outcome = outcomeOf(runner, text)
    if (outcome === null) return
    if (outcome.passed && open.has(outcome.name)) passed.set(outcome.name, line)
    else if (!outcome.passed) {
      if (runner.again === undefined) open.add(outcome.name)
      else open.delete(outcome.name)
      passed.delete(outcome.name)
    }
  }
  const told = (): readonly Draft[] => [...passed].map(([name, line]) => flakyTest(line, name))
  return { hear, told }
}

/** The tests that passed after a failed attempt, as the lines of their attempts tell, by full names. */
export const triedAgain: Extractor = {
  name: 'tried-again',
  sees: { needs: RUNNERS.flatMap(({ needs, unless }) => [needs, unless?.begins ?? needs]) },
  read: (lines) => {
    const listeners = RUNNERS.map(listener)
    for (const line of lines) for (const { hear } of listeners) hear(line)
    return listeners.flatMap(({ told }) => told())
  },
}
