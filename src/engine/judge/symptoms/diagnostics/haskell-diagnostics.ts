import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

// A span over several lines is printed as `(45,12)-(47,3)`.
const HEAD =
  /^([^\s:"'()]{1,400}\.l?hs):(?:(\d{1,7}):\d{1,6}(?:-\d{1,6})?|\((\d{1,7}),\d{1,6}\)-\(\d{1,7},\d{1,6}\)): (error|warning):(?: \[([\w, -]{1,100})\]){0,3}(?: (\S.{0,2000}))?$/

/** The first line of the message: below the place, behind a bullet where there are several. */
const messageBelow = (line: LogLine | undefined): string =>
  /^ {2,12}(?:• )?(\S.{0,2000})$/.exec(line?.text ?? '')?.[1] ?? ''

/** GHC: `src/Cart.hs:45:12: error: [GHC-88464]`, and what is wrong on the lines below. */
export const haskellDiagnostics: Extractor = {
  name: 'haskell-diagnostics',
  sees: { needs: ['hs:'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const head = line.text.includes('hs:') ? HEAD.exec(line.text) : null
      if (head === null) continue
      const [, path, single, first, severity, code, said] = head
      const message = said ?? messageBelow(lines[at + 1])
      const symptom = diagnostic({ tool: 'ghc', severity, code, message, path, line: single ?? first })
      drafts.push({ line, about: path ?? '', symptom })
    }
    return drafts
  },
}
