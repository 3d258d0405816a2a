import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

/** `ERROR in ./src/door.ts:12:3-8`, with a blank before the line until webpack 4; the loaders in brackets behind it. */
const HEAD =
  /^(ERROR|WARNING) in ((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.\w{1,8})(?:[: ](\d{1,7}):\d{1,6}(?:-[\d:]{1,14})?)?(?: \(.{1,1000}\))?$/
/** Says through which loader it came; what is wrong follows. */
const LOADER = /^Module (?:build failed|Error|Warning) \(from .{1,600}\):$/
const SAID = /^\s{0,4}(?:× )?(?:\[tsl\] (?:ERROR|WARNING)\s{1,4})?(?:(TS\d{1,6}): )?(\S.{0,1999})$/
/** Lines from the head to what is wrong. */
const REACH = 3

const messageBelow = (lines: readonly LogLine[], at: number): RegExpExecArray | null => {
  const said = lines.slice(at + 1, at + 1 + REACH).find(({ text }) => text !== '' && !LOADER.test(text))
  return said === undefined ? null : SAID.exec(said.text)
}

/** webpack and Rspack, and what checks types beside them: the place first, what is wrong below it. */
export const webpackDiagnostics: Extractor = {
  name: 'webpack-diagnostics',
  sees: { needs: ['\nERROR in ', '\nWARNING in '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const head = / in /.test(line.text.slice(0, 12)) ? HEAD.exec(line.text) : null
      const said = head === null ? null : messageBelow(lines, at)
      if (head === null || said === null) continue
      const [, severity, path, number] = head
      const parts = { severity, code: said[1], message: said[2], path, line: number }
      drafts.push({ line, about: path ?? '', symptom: diagnostic({ tool: 'webpack', ...parts }) })
    }
    return drafts
  },
}
