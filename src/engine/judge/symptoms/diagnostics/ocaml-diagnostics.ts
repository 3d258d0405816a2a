import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from '../tests/failing-test.ts'
import { diagnostic } from './diagnostic.ts'

// Without characters it is about a whole file, and Python's `File "a.py", line 12` looks alike.
const PLACE =
  /^File "(?=[^\s"]{1,400}\.ml[ily]?"|[^"]{1,400}", lines? [\d-]{1,15}, characters )([^\s"]{1,400})", lines? (\d{1,7})(?:-\d{1,7})?(?:, characters \d{1,6}-\d{1,6})?:?$/
const SAID = /^(Error|Warning \d{1,4}(?: \[[\w-]{1,60}\])?)(?: \([^()]{1,80}\))?: (.{1,2000})$/
/** The message goes on below, set in under its first word. */
const GOES_ON = /^ {6,24}\S/
/** Lines that one message takes. */
const MOST = 8
/** Lines between a place and its message: the source is printed there, and what is wrong underlined. */
const REACH = 12
/** What dune prints where a file is not as it was promised to be: the difference, below the place of its beginning. */
const PROMISED = /, line 1, characters 0-0:?$/
const DIFFERENCE = /^(?:diff --git |--- |\+\|)/

const goesOn = (lines: readonly LogLine[], start: number): readonly Draft[] => {
  const below = lines.slice(start + 1, start + MOST)
  const end = below.findIndex(({ text }) => !GOES_ON.test(text))
  return (end === -1 ? below : below.slice(0, end)).map((line) => ({
    line,
    symptom: { kind: 'error-message', type: null, text: line.text.trim() },
  }))
}

/** An expectation test: what it is called is the file that holds what was expected. */
const promised = (lines: readonly LogLine[], at: number, path: string): Draft | null => {
  const line = lines[at]
  if (line === undefined || !PROMISED.test(line.text)) return null
  if (!lines.slice(at + 1, at + REACH).some(({ text }) => DIFFERENCE.test(text))) return null
  return { line, about: path, symptom: failingTest(path, { path }) }
}

/** OCaml and dune: the place, the source, and the message below it; and files that are not as promised. */
export const ocamlDiagnostics: Extractor = {
  name: 'ocaml-diagnostics',
  sees: { needs: ['", line'], after: REACH + MOST },
  read: (lines) => {
    const drafts: Draft[] = []
    let place: { readonly found: RegExpExecArray; readonly at: number } | null = null
    for (const [at, line] of lines.entries()) {
      const found = line.text.startsWith('File "') ? PLACE.exec(line.text) : null
      if (found !== null) {
        place = { found, at }
        const test = promised(lines, at, found[1] ?? '')
        if (test !== null) drafts.push(test)
      }
      const said = line.text.includes(': ') ? SAID.exec(line.text) : null
      if (said === null || place === null || at - place.at > REACH) continue
      const [, path, number] = place.found
      const severity = said[1] === 'Error' ? 'error' : 'warning'
      const symptom = diagnostic({ tool: 'ocaml', severity, message: said[2] ?? '', path, line: number })
      drafts.push({ line, about: said[2] ?? '', symptom })
      if (severity === 'error') drafts.push(...goesOn(lines, at))
      place = null
    }
    return drafts
  },
}
