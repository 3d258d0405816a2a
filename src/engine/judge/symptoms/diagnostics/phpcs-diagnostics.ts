import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const FILE = /^FILE: (\S.{0,400}\.\w{1,8})$/
const FINDING =
  /^\s{0,8}(\d{1,7}) \| (ERROR|WARNING) {1,3}\| (?:\[[x ]\] )?(.{1,1000}?)(?: \(([A-Z]\w{1,60}(?:\.\w{1,80}){2,4})\))?$/

/** PHP_CodeSniffer: the file above a table, `12 | ERROR | [x] what is wrong`, the x for what it could mend. */
export const phpcsDiagnostics: Extractor = {
  name: 'phpcs-diagnostics',
  sees: { needs: ['\nFILE: ', ' | ERROR ', ' | WARNING '] },
  read: (lines) => {
    const drafts: Draft[] = []
    let path: string | undefined
    for (const line of lines) {
      path = FILE.exec(line.text)?.[1] ?? path
      const found = path === undefined || !line.text.includes(' | ') ? null : FINDING.exec(line.text)
      if (found === null) continue
      const [, number, severity, message, code] = found
      const parts = { severity, message, code, path, line: number }
      drafts.push({ line, about: message ?? '', symptom: diagnostic({ tool: 'phpcs', ...parts }) })
    }
    return drafts
  },
}
