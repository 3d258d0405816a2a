import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const SAID = /^! (?! ?==> |Emergency stop)(.{1,1000})$/
/** Where TeX stopped reading. Other programs begin lines with an exclamation mark, and have none. */
const STOPPED = /^l\.\d{1,7} /
/** Lines between what is wrong and where: the macros that were being expanded. */
const REACH = 12

/** TeX: `! Undefined control sequence.`, and the line it was reading below. The file it was in is told nowhere near. */
export const texDiagnostics: Extractor = {
  name: 'tex-diagnostics',
  sees: { needs: ['\n! '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const said = line.text.startsWith('! ') ? SAID.exec(line.text)?.[1] : undefined
      if (said === undefined) continue
      if (!lines.slice(at + 1, at + 1 + REACH).some(({ text }) => STOPPED.test(text))) continue
      drafts.push({ line, about: said, symptom: diagnostic({ tool: 'tex', message: said }) })
    }
    return drafts
  },
}
