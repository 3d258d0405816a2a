import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const NAMED = /^\s{0,40}#\s{1,8}Failed (?:\(TODO\) )?test '(.{1,400})'$/
const PLACE = /^\s{0,40}#\s{1,8}(?:Failed test )?at ([^\s:"'()]{1,400}) line (\d{1,7})\.$/
const SUMMARY = /^([^\s:"'()]{1,400}\.t)\s{1,80}\(Wstat: \d{1,7}.{0,200}$/

const placeBelow = (lines: readonly LogLine[], at: number): RegExpExecArray | null =>
  PLACE.exec(lines[at + 1]?.text ?? '')

/** Perl's Test::More in its own words, and the list of files at the end of `prove`. */
export const perlTests: Extractor = {
  name: 'perl-tests',
  sees: { needs: ["test '", 'Wstat: '], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const { text } = line
      const name = text.includes("test '") ? NAMED.exec(text)?.[1] : undefined
      if (name !== undefined && !text.includes('(TODO)')) {
        const place = placeBelow(lines, at)
        const symptom = failingTest(name, { path: place?.[1], line: place?.[2] })
        drafts.push({ line, about: name, symptom })
      }
      const file = text.includes('Wstat: ') ? SUMMARY.exec(text)?.[1] : undefined
      if (file !== undefined) drafts.push({ line, about: file, symptom: failingTest(file, { path: file }) })
    }
    return drafts
  },
}
