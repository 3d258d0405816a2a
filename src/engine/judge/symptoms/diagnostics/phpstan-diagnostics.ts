import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const FILE = /^ {2}Line {1,8}(\S[^()]{0,400}\.\w{1,8})(?: \(in context of .{1,300}\))?$/
const FINDING = /^ {2}:?(\d{1,7}) {1,12}(\S.{0,1000})$/

/** PHPStan's table: a heading with the file, and a line for each finding. */
export const phpstanDiagnostics: Extractor = {
  name: 'phpstan-diagnostics',
  sees: { needs: ['\n  Line ', ...Array.from('0123456789:', (digit) => `\n  ${digit}`)] },
  read: (lines) => {
    const drafts: Draft[] = []
    let path: string | null = null
    for (const line of lines) {
      if (!line.text.startsWith('  ')) continue
      const file = line.text.startsWith('  Line ') ? FILE.exec(line.text)?.[1] : undefined
      if (file !== undefined) {
        path = file
        continue
      }
      if (path === null) continue
      const found = FINDING.exec(line.text)
      if (found === null) continue
      const parts = { path, line: found[1], message: found[2] }
      drafts.push({ line, about: found[2] ?? '', symptom: diagnostic({ tool: 'phpstan', ...parts }) })
    }
    return drafts
  },
}
