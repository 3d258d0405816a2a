import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'
import { asItStands, mostWrapped, unwrapped, type WholeLine, type Wrapping } from './unwrapped.ts'

type FramePattern = {
  /** One of these stands on every line that matches: looked for first. */
  readonly needs: readonly string[]
  /** Named groups `path`, `line` and, where the language prints it, `symbol`. */
  readonly pattern: RegExp
  /** Where the frame names its place in words of its own: what stands for `path` and `symbol`. */
  readonly place?: (groups: Groups) => { readonly path: string; readonly symbol: string }
}

export type Groups = Readonly<Record<string, string | undefined>>

type Language = {
  readonly name: string
  readonly patterns: readonly FramePattern[]
  readonly gap: number
  readonly innermost: 'first' | 'last'
  /** A line that opens a new trace though it holds no frame. One of the texts stands on each, as in a sight. */
  readonly opening?: { readonly needs: readonly string[]; readonly pattern: RegExp }
  /** Where a frame that was wrapped begins and ends; what a pattern needs stands on the first or the last of its lines. */
  readonly wraps?: Wrapping
}

/** An extractor for a language that prints each frame on one line, or on one that was wrapped. */
export const lineFrames = (language: Language): Extractor => ({
  name: language.name,
  sees: {
    needs: [...(language.opening?.needs ?? []), ...language.patterns.flatMap(({ needs }) => needs)],
    ...(language.wraps === undefined ? {} : { before: mostWrapped, after: mostWrapped }),
  },
  read: (lines) => {
    const frames: FoundFrame[] = []
    let opens = false
    const whole = language.wraps === undefined ? lines.map(asItStands) : unwrapped(lines, language.wraps)
    for (const { line, text, from } of whole) {
      if (language.opening !== undefined) opens ||= language.opening.pattern.test(text)
      const frame = frameOn(text, language.patterns)
      if (frame === null) continue
      frames.push({ line, from, ...frame, opens })
      opens = false
    }
    return asTraces(frames, language)
  },
})

const frameOn = (
  text: WholeLine['text'],
  patterns: readonly FramePattern[],
): Pick<FoundFrame, 'path' | 'at' | 'symbol'> | null => {
  for (const { needs, pattern, place } of patterns) {
    if (!needs.some((part) => text.includes(part))) continue
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) continue
    const at = numberOf(groups['line'])
    if (place !== undefined) return { at, ...place(groups) }
    const path = groups['path']
    if (path !== undefined) return { path, at, symbol: groups['symbol'] || null }
  }
  return null
}
