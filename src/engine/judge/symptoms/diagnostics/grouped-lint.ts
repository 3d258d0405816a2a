import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const FILE = /^(?:[A-Za-z]:)?[^\s:"'()*|<>][^:"'()*|<>]{0,400}\.\w{1,8}$/
const FINDING = /^\s{1,12}(\d{1,7}):\d{1,6}\s{1,12}(error|warning|✖|⚠|×|problem)\s{1,12}(\S.{0,1300})$/
/** Next sets nothing in: `12:3  Error: …  rule`. */
const FLUSH = /^(\d{1,7}):\d{1,6}\s{1,4}(Error|Warning): (\S.{0,1300})$/
/** The rule stands behind the message; what is asked before the blanks is so that their run is tried once. */
const RULE = /(?<!\s)\s{2,200}([@\w/-]{1,120})$/
const LONE_NAME = /[/\\.]/

const fileIn = (text: string): string | null =>
  text.length < 420 && LONE_NAME.test(text) && FILE.test(text) ? text : null

/** Linters that print a file's path and its findings indented below it: ESLint's stylish form, stylelint, xo, standard. */
export const groupedLint: Extractor = {
  name: 'grouped-lint',
  read: (lines) => {
    const drafts: Draft[] = []
    let heading = ''
    for (const line of lines) {
      const { text } = line
      if (text === '') continue
      const first = text.charCodeAt(0)
      const isSetIn = first === 0x20 || first === 0x09
      const found = isSetIn ? FINDING.exec(text) : FLUSH.exec(text)
      if (!isSetIn && found === null) {
        heading = text
        continue
      }
      const path = found === null ? null : fileIn(heading)
      if (found === null || path === null) continue
      const severity = found[2] === '⚠' ? 'warning' : found[2]
      const said = found[3] ?? ''
      const rule = RULE.exec(said)
      const message = rule === null ? said : said.slice(0, rule.index)
      drafts.push({
        line,
        about: message,
        symptom: diagnostic({ tool: 'eslint', path, line: found[1], severity, message, code: rule?.[1] }),
      })
    }
    return drafts
  },
}
