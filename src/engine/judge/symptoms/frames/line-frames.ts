import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

type FramePattern = {
  /** One of these stands on every line that matches: looked for first. */
  readonly needs: readonly string[]
  /** Named groups `path`, `line` and, where the language prints it, `symbol`. */
  readonly pattern: RegExp
}

type Language = {
  readonly name: string
  readonly patterns: readonly FramePattern[]
  readonly gap: number
  readonly innermost: 'first' | 'last'
  /** A line that opens a new trace though it holds no frame: it begins with one of these. */
  readonly headers?: readonly string[]
}

/** An extractor for a language that prints each frame on one line. */
export const lineFrames = (language: Language): Extractor => ({
  name: language.name,
  sees: { needs: [...(language.headers ?? []), ...language.patterns.flatMap(({ needs }) => needs)] },
  read: (lines) => {
    const frames: FoundFrame[] = []
    const headers = language.headers ?? []
    let opens = false
    for (const line of lines) {
      if (headers.length > 0 && !opens) {
        const start = line.text.trimStart()
        opens = headers.some((header) => start.startsWith(header))
      }
      for (const { needs, pattern } of language.patterns) {
        if (!needs.some((part) => line.text.includes(part))) continue
        const found = pattern.exec(line.text)?.groups
        const path = found?.['path']
        if (found === undefined || path === undefined) continue
        frames.push({ line, path, at: numberOf(found['line']), symbol: found['symbol'] || null, opens })
        opens = false
        break
      }
    }
    return asTraces(frames, language)
  },
})
