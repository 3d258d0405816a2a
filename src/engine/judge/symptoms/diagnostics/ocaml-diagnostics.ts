import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const PLACE =
  /^File "(?=[^\s"]{1,400}\.ml[ily]?"|[^"]{1,400}", lines? [\d-]{1,15}, characters )([^\s"]{1,400})", lines? (\d{1,7})(?:-\d{1,7})?(?:, characters \d{1,6}-\d{1,6})?:?$/
const SAID = /^(Error|Warning \d{1,4}(?: \[[\w-]{1,60}\])?)(?: \([^()]{1,80}\))?: (.{1,2000})$/
/** Lines between a place and its message: the source is printed there, and what is wrong underlined. */
const REACH = 12

/** OCaml and dune: the place, the source, and the message below it. */
export const ocamlDiagnostics: Extractor = {
  name: 'ocaml-diagnostics',
  sees: { needs: ['", line'], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let place: { readonly found: RegExpExecArray; readonly at: number } | null = null
    for (const [at, line] of lines.entries()) {
      const found = line.text.startsWith('File "') ? PLACE.exec(line.text) : null
      if (found !== null) place = { found, at }
      const said = line.text.includes(': ') ? SAID.exec(line.text) : null
      if (said === null || place === null || at - place.at > REACH) continue
      const [, path, number] = place.found
      const severity = said[1] === 'Error' ? 'error' : 'warning'
      const symptom = diagnostic({ tool: 'ocaml', severity, message: said[2] ?? '', path, line: number })
      drafts.push({ line, about: said[2] ?? '', symptom })
      place = null
    }
    return drafts
  },
}
