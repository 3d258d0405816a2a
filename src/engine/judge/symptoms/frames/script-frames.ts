import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

const PATH = String.raw`((?:[a-z][a-z-]{1,20}:|[A-Z]:)?[^\s:()][^:()]{0,400})`
// `at fn (path:12:3)`, `at async fn (path:12:3)`, `at new Type (file:///path:12:3)`; Sentry puts no blank between.
const CALL = new RegExp(
  String.raw`^\s{0,40}at (?:async )?(\S[^()]{0,300}?) ?\(${PATH}:(\d{1,7})(?::\d{1,6})?\)$`,
)
// `at path:12:3`; Vitest marks frames with ❯ and may put the function before the path.
const BARE =
  /^\s{0,40}(?:at|❯|›) (?:async )?(?:([\w$.<>#[\] ]{1,200}?) )?((?:[a-z][a-z-]{1,20}:|[A-Z]:)?[^\s:()]{1,400}):(\d{1,7})(?::\d{1,6})?$/
// The stack in a TAP block of node:test has lost its `at`.
const BLOCK =
  /^\s{6,60}(?:async )?(\S[^()]{0,200}?) \(((?:file:\/\/\/?|node:|\/)[^\s:()]{1,400}):(\d{1,7}):\d{1,6}\)$/
// Firefox and Safari: `fn@https://host/path.js:12:3`.
const FIREFOX =
  /^\s{0,40}([^\s@()]{0,200})@((?:[a-z][a-z-]{1,20}:\/\/|\/)[^\s()]{1,400}):(\d{1,7}):(\d{1,6})$/
// As a browser's console shows a trace, and a person copies it: `    fn file.js:12:3` in Firefox, `fn @ file.js:12` in Chrome.
const CONSOLE =
  /^(?:\s{2,40}([\w$.<>/]{1,200}) |([\w$.<>() ]{1,200}) @ )([^\s:()@]{1,400}\.(?:[cm]?[jt]sx?|vue|svelte)):(\d{1,7})(?::\d{1,6})?$/

// Node prints the place of an uncaught error as `/path/file.js:12` above the source line and a caret.
const UNCAUGHT = /^((?:file:\/\/)?(?:\/|[A-Z]:[\\/])[^\s:()]{1,400}\.[cm]?[jt]sx?):(\d{1,7})$/

const scriptFrame = (line: LogLine): FoundFrame | null => {
  const { text } = line
  if (text.includes('at ') || text.includes('❯ ') || text.includes('› ')) {
    const match = CALL.exec(text) ?? BARE.exec(text)
    // JVM frames look alike but hold no path: `at a.b.C.m(C.java:12)`.
    if (match !== null && !/\.(?:java|kts?|scala|groovy|clj[cs]?|rs|cs)$/.test(match[2] ?? '')) {
      return { line, path: match[2] ?? '', at: numberOf(match[3]), symbol: match[1] ?? null }
    }
  }
  const shown = /[stxe]:\d/.test(text) ? CONSOLE.exec(text) : null
  if (shown !== null)
    return { line, path: shown[3] ?? '', at: numberOf(shown[4]), symbol: shown[1] ?? shown[2] ?? null }
  const other = text.includes('@') ? FIREFOX.exec(text) : null
  const block = other === null && text.endsWith(')') ? BLOCK.exec(text) : null
  if (block !== null) return { line, path: block[2] ?? '', at: numberOf(block[3]), symbol: block[1] ?? null }
  if (other === null) return null
  const symbol = other[1] === '' ? null : (other[1] ?? null)
  return { line, path: other[2] ?? '', at: numberOf(other[3]), symbol }
}

// A frame of which a terminal, or wrangler, put the place on a line of its own.
const CALLED = /^\s{0,40}at (?:async )?(\S[^()]{0,300})$/
const WRAPPED = new RegExp(String.raw`^\s{0,40}\(${PATH}:(\d{1,7}):\d{1,6}\)$`)

const wrapped = (line: LogLine, above: LogLine | undefined): FoundFrame | null => {
  const place = line.text.endsWith(')') && above !== undefined ? WRAPPED.exec(line.text) : null
  const called = place === null ? null : CALLED.exec(above?.text ?? '')
  if (place === null || called === null) return null
  return { line, path: place[1] ?? '', at: numberOf(place[2]), symbol: called[1]?.trim() ?? null }
}

// Between the place of an uncaught error and its trace stand the source line, a caret, a blank and the message.
const UNCAUGHT_REACH = 12

const uncaught = (
  line: LogLine,
  next: LogLine | undefined,
  caret: LogLine | undefined,
): FoundFrame | null => {
  if (!line.text.includes(':') || next === undefined || caret === undefined) return null
  if (!/^[\s~^]{1,400}$/.test(caret.text) || !caret.text.includes('^')) return null
  const match = UNCAUGHT.exec(line.text)
  if (match === null) return null
  return {
    line,
    path: match[1] ?? '',
    at: numberOf(match[2]),
    symbol: null,
    opens: true,
    reach: UNCAUGHT_REACH,
  }
}

/** JavaScript and TypeScript: V8 (Node, Deno, Bun, Chrome), Firefox, Safari, and Vitest's own print. */
export const scriptFrames: Extractor = {
  name: 'script-frames',
  sees: { needs: ['at ', '❯ ', '› ', '@', ')\n', '^', '.js:', '.ts:', 'jsx:', 'tsx:', '.vue:'], before: 2 },
  read: (lines) => {
    const frames: FoundFrame[] = []
    lines.forEach((line, index) => {
      const frame =
        scriptFrame(line) ??
        wrapped(line, lines[index - 1]) ??
        uncaught(line, lines[index + 1], lines[index + 2])
      if (frame !== null) frames.push(frame)
    })
    return asTraces(frames, { gap: 1, innermost: 'first' })
  },
}
