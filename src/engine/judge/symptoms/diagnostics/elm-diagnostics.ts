import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

const HEAD = /^-- ([A-Z][A-Z ]{2,60}[A-Z]) -{1,100} ([^\s:"'()]{1,400}\.elm)$/
/** The first line of the source that it shows. */
const SHOWN = /^(\d{1,7})[|│]/
/** Lines from the head to the source. */
const REACH = 8

const below = (lines: readonly LogLine[], at: number): readonly LogLine[] =>
  lines.slice(at + 1, at + 1 + REACH)

/** Elm: `-- TYPE MISMATCH ---- src/Main.elm`, then what is wrong in words, then the source with its line numbers. */
export const elmDiagnostics: Extractor = {
  name: 'elm-diagnostics',
  sees: { needs: ['.elm\n'], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const head = line.text.startsWith('-- ') ? HEAD.exec(line.text) : null
      if (head === null) continue
      const rest = below(lines, at)
      const message = rest.find(({ text }) => text !== '')?.text ?? head[1]
      const shown = rest.map(({ text }) => SHOWN.exec(text)?.[1]).find((number) => number !== undefined)
      const symptom = diagnostic({ tool: 'elm', code: head[1], message, path: head[2], line: shown })
      drafts.push({ line, about: head[2] ?? '', symptom })
    }
    return drafts
  },
}
