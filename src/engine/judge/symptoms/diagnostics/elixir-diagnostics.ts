import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

const HEAD = /^\s{0,4}(error|warning): (.{1,1000})$|^┃ (\[[CDFRW]\]) \S{1,4} (.{1,1000})$/
const PLACE = /^(?:\s{0,12}└─|┃ {1,12}) ?([^\s:"'()]{1,400}\.exs?):(\d{1,7})(?::\d{1,6})?(?::? .{0,300})?$/
/** Lines of source between a message and its place. */
const REACH = 14

/** Elixir's compiler: the message, an excerpt of the source, and the place behind `└─`. Credo's likewise, behind a bar. */
export const elixirDiagnostics: Extractor = {
  name: 'elixir-diagnostics',
  sees: { needs: ['└─ ', '\n┃ '], before: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let head: { readonly said: RegExpExecArray; readonly at: number; readonly line: LogLine } | null = null
    for (const [at, line] of lines.entries()) {
      const said = line.text.includes(': ') || line.text.startsWith('┃ [') ? HEAD.exec(line.text) : null
      if (said !== null) head = { said, at, line }
      const place = line.text.includes('└─ ') || line.text.startsWith('┃ ') ? PLACE.exec(line.text) : null
      if (place === null || head === null || at - head.at > REACH) continue
      const parts = {
        severity: head.said[1],
        message: head.said[2] ?? head.said[4],
        path: place[1],
        line: place[2],
      }
      drafts.push({ line, about: place[1] ?? '', symptom: diagnostic({ tool: 'elixir', ...parts }) })
      head = null
    }
    return drafts
  },
}
