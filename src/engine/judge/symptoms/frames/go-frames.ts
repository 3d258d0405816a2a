import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

// A goroutine prints the call on one line and the place on the next: `\t/path/file.go:12 +0x1d`.
const PLACE = /^\s{0,20}([^\s:"'()]{1,400}\.(?:go|s)):(\d{1,7})(?: \+0x[0-9a-f]{1,16})?$/
// Ginkgo: `In [It] at: /w/cart_test.go:12 @ 07/10/25 08:50:05.196`.
const NODE_PLACE = /^\s{0,20}In \[\w{1,40}\] at: ([^\s:"'()]{1,400}\.go):(\d{1,7})(?: @ .{1,40})?$/
const GOROUTINE =
  /^\s{0,20}(?:goroutine \d{1,9} \[|Previous (?:read|write) at|(?:Read|Write|Goroutine \d{1,9}) )/

/** The function of a call: what stands before its arguments, which hold no brackets of this kind. */
const calledIn = (call: string): string | null => {
  const text = call
    .trim()
    .slice(0, 600)
    .replace(/^created by /, '')
    .replace(/ in goroutine \d{1,9}$/, '')
  const name = text.endsWith(')') ? text.slice(0, text.lastIndexOf('(')) : text
  return name === '' || /\s/.test(name) ? null : name
}

const read = (lines: readonly LogLine[]): readonly FoundFrame[] => {
  const frames: FoundFrame[] = []
  let opens = false
  lines.forEach((line, index) => {
    const { text } = line
    if (text.includes('oroutine')) opens ||= GOROUTINE.test(text)
    if (!text.includes('.go:') && !text.includes('.s:')) return
    const node = NODE_PLACE.exec(text)
    const match = node ?? PLACE.exec(text)
    if (match === null) return
    const symbol = node === null ? calledIn(lines[index - 1]?.text ?? '') : null
    frames.push({ line, path: match[1] ?? '', at: numberOf(match[2]), symbol, opens })
    opens = false
  })
  return frames
}

/** Go: panics, goroutine dumps and the race detector's reports. */
export const goFrames: Extractor = {
  name: 'go-frames',
  sees: { needs: ['oroutine', '.go:', '.s:'], before: 1 },
  read: (lines) => asTraces(read(lines), { gap: 1, innermost: 'first' }),
}
