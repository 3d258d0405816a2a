import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

// Since Rust 1.73 the place stands before the message, on the line above it.
const PANIC =
  /^thread '.{1,200}?'(?: \(\d{1,9}\))? panicked at (?:.{1,2000}, )?([^\s:"'()]{1,400}\.rs):(\d{1,7}):\d{1,5}:?$/
const AT = /^\s{4,40}at ([^\s:"'()]{1,400}\.rs):(\d{1,7})(?::\d{1,5})?$/
// insta, of an assertion whose snapshot differs: `Source: src/door.rs:12`.
const SNAPSHOT = /^Source: ([^\s:"'()]{1,400}\.rs):(\d{1,7})$/
const CALL = /^\s{1,8}\d{1,4}: {1,4}(?:0x[0-9a-f]{1,16} - )?(\S.{0,400})$/

const frameOf = (line: LogLine, above: LogLine | undefined): FoundFrame | null => {
  const { text } = line
  if (!text.includes('.rs:')) return null
  const panic = text.startsWith('thread ') ? PANIC.exec(text) : null
  if (panic !== null) return { line, path: panic[1] ?? '', at: numberOf(panic[2]), symbol: null, opens: true }
  const source = text.startsWith('Source: ') ? SNAPSHOT.exec(text) : null
  if (source !== null)
    return { line, path: source[1] ?? '', at: numberOf(source[2]), symbol: null, opens: true }
  const at = AT.exec(text)
  if (at === null) return null
  const symbol = CALL.exec(above?.text ?? '')?.[1] ?? null
  return { line, path: at[1] ?? '', at: numberOf(at[2]), symbol }
}

/** Rust: the place of a panic in its two printed forms, that of a snapshot that differs, and the `at` lines of a backtrace below their functions. */
export const rustFrames: Extractor = {
  name: 'rust-frames',
  sees: { needs: ['.rs:'], before: 1 },
  read: (lines) => {
    const frames: FoundFrame[] = []
    lines.forEach((line, at) => {
      const frame = frameOf(line, lines[at - 1])
      if (frame !== null) frames.push(frame)
    })
    return asTraces(frames, { gap: 4, innermost: 'first' })
  },
}
