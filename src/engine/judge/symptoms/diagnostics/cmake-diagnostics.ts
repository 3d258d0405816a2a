import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

const PLACED =
  /^CMake (Error|(?:Deprecation )?Warning)(?: \(dev\))? (?:at|in) ([^\s:"'()]{1,400})(?::(\d{1,7}))?(?: \([^()]{1,200}\))?:$/
const BARE = /^CMake (Error|Warning): (.{1,1000})$/
const MESSAGE = /^ {2}(\S.{0,1000})$/
/** Lines between a finding's place and its message. */
const REACH = 3

const messageBelow = (lines: readonly LogLine[], at: number): string | undefined => {
  for (const { text } of lines.slice(at + 1, at + 1 + REACH)) {
    const message = MESSAGE.exec(text)?.[1]
    if (message !== undefined) return message
    if (text !== '') return undefined
  }
  return undefined
}

/** CMake: the place on a line that ends with a colon, and below it the message, indented by two. */
export const cmakeDiagnostics: Extractor = {
  name: 'cmake-diagnostics',
  sees: { needs: ['\nCMake '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      if (!line.text.startsWith('CMake ')) continue
      const placed = PLACED.exec(line.text)
      const bare = placed === null ? BARE.exec(line.text) : null
      if (placed === null && bare === null) continue
      const message = bare?.[2] ?? messageBelow(lines, at) ?? line.text
      const severity = (placed ?? bare)?.[1]?.split(' ').at(-1)
      const symptom = diagnostic({ tool: 'cmake', severity, message, path: placed?.[2], line: placed?.[3] })
      drafts.push({ line, about: placed?.[2] ?? message, symptom })
    }
    return drafts
  },
}
