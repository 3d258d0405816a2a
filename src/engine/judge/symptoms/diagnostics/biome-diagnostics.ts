import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const HEADING =
  /^([^\s:"'()]{1,400}\.\w{1,8})(?::(\d{1,7}):\d{1,6})? ((?:lint|assist|suppressions|parse|format|organizeImports|check)(?:\/[\w/]{1,120})?)\b.{0,20} {1,4}━{2,200}$/
const MESSAGE = /^\s{1,8}([×✖x!⚠ℹi]) (.{1,1000})$/
/** Lines between a finding's heading and its message. */
const REACH = 4

/** Biome: a heading with place and rule, a blank line, and the message behind a cross. */
export const biomeDiagnostics: Extractor = {
  name: 'biome-diagnostics',
  sees: { needs: ['━━'], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const heading = line.text.includes('━━') ? HEADING.exec(line.text) : null
      if (heading === null) continue
      const below = lines.slice(at + 1, at + 1 + REACH).map(({ text }) => MESSAGE.exec(text))
      const said = below.find((match) => match !== null)
      const severity = /[!⚠ℹi]/.test(said?.[1] ?? '') ? 'warning' : 'error'
      const parts = { path: heading[1], line: heading[2], code: heading[3], message: said?.[2] ?? heading[3] }
      drafts.push({
        line,
        about: heading[1] ?? '',
        symptom: diagnostic({ tool: 'biome', severity, ...parts }),
      })
    }
    return drafts
  },
}
