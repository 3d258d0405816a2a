import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const NAMED = 'The test description was:'
const PLACED = 'the following line:'
const PLACE = /^\s{1,8}([^\s"'()]{1,400}\.dart) line (\d{1,7})$/

/** What a device prints has its program's name before it. */
const said = (line: LogLine | undefined): string => (line?.text ?? '').replace(/^flutter: /, '')

/** Flutter's report of a failed widget test: the line of the expectation, and below the test's description. */
export const flutterTests: Extractor = {
  name: 'flutter-tests',
  sees: { needs: [NAMED, PLACED], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    let place: RegExpExecArray | null = null
    for (const [at, line] of lines.entries()) {
      const below = lines[at + 1]
      if (below === undefined) break
      if (line.text.endsWith(PLACED)) place = PLACE.exec(said(below))
      if (!line.text.endsWith(NAMED)) continue
      const name = said(below).trim()
      const symptom = failingTest(name, { path: place?.[1], line: place?.[2] })
      if (name !== '') drafts.push({ line: below, about: name, symptom })
      place = null
    }
    return drafts
  },
}
