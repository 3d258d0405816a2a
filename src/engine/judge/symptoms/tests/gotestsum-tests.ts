import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'
import { flakyTest } from './flaky-test.ts'

const FAILED =
  /^=== FAIL: ([\w./@~-]{1,300}) (\S{1,400})(?: \(re-run (\d{1,4})\))? \(\d{1,7}(?:\.\d{1,4})?s\)$/
const DONE = /^DONE (\d{1,4}) runs,/
const MESSAGE = /^\s{4,60}([\w.-]{1,200}\.go):(\d{1,7}):/
/** Lines of a test's output that are searched for its place. */
const REACH = 40

/** One entry of the summary: the package as gotestsum shortens it, and which run the failure was of, 0 for the first. */
type Entry = { readonly folder: string; readonly name: string; readonly run: number }

const entryOf = ({ text }: LogLine): Entry | null => {
  const match = text.startsWith('=== FAIL: ') ? FAILED.exec(text) : null
  if (match === null) return null
  return { folder: match[1] ?? '', name: match[2] ?? '', run: Number(match[3] ?? 0) }
}

const placeBelow = (lines: readonly LogLine[], at: number): RegExpExecArray | null => {
  for (const { text } of lines.slice(at + 1, at + 1 + REACH)) {
    if (text === '' || text.startsWith('=== ')) return null
    const place = text.includes('.go:') ? MESSAGE.exec(text) : null
    if (place !== null) return place
  }
  return null
}

/** gotestsum's summary: `=== FAIL: cart TestTotal (0.01s)`, and below it what the test printed. */
export const gotestsumTests: Extractor = {
  name: 'gotestsum-tests',
  sees: { needs: ['\n=== FAIL: '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const entry = entryOf(line)
      if (entry === null) continue
      const place = placeBelow(lines, at)
      const path = place === null ? null : entry.folder === '.' ? place[1] : `${entry.folder}/${place[1]}`
      const symptom = failingTest(entry.name, { suite: entry.folder, path, line: place?.[2] })
      drafts.push({ line, about: entry.name, symptom })
    }
    return drafts
  },
}

/**
 * The tests that gotestsum ran again until they passed: its summary lists every failed attempt, numbered, and its
 * last line counts the runs, so that a test without an entry for the last run passed before it.
 */
export const gotestsumReruns: Extractor = {
  name: 'gotestsum-reruns',
  sees: { needs: ['=== FAIL: ', 'DONE '] },
  read: (lines) => {
    const last = new Map<string, { readonly run: number; readonly line: LogLine }>()
    let runs = 1
    for (const line of lines) {
      const entry = entryOf(line)
      if (entry !== null) {
        const key = `${entry.folder}.${entry.name}`
        if (entry.run >= (last.get(key)?.run ?? 0)) last.set(key, { run: entry.run, line })
      } else if (line.text.startsWith('DONE ')) runs = Number(DONE.exec(line.text)?.[1] ?? runs)
    }
    return [...last].flatMap(([name, { run, line }]) => (run < runs - 1 ? [flakyTest(line, name)] : []))
  },
}
