import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

const OPENING = /^(\s{0,60})stack: [|>][-+\d]{0,2}$/
const FRAME =
  /^(?:([^()]{1,200}) \()?((?:file:\/\/)?(?:[A-Za-z]:)?[^\s"'():]{1,400}\.[cm]?[jt]sx?):(\d{1,7}):\d{1,6}\)?$/
/** Lines of one block. */
const REACH = 60

const indentOf = (text: string): number => text.length - text.trimStart().length

/** The `stack: |` block of node-tap: frames without the word `at`, indented below it. */
export const tapFrames: Extractor = {
  name: 'tap-frames',
  sees: { needs: ['stack: '], after: REACH },
  read: (lines) => {
    const frames: FoundFrame[] = []
    for (const [start, { text }] of lines.entries()) {
      const opening = text.includes('stack: ') ? OPENING.exec(text) : null
      if (opening === null) continue
      let opens = true
      for (const line of lines.slice(start + 1, start + REACH)) {
        if (indentOf(line.text) <= (opening[1] ?? '').length) break
        const frame = FRAME.exec(line.text.trim())
        if (frame === null) continue
        frames.push({ line, path: frame[2] ?? '', at: numberOf(frame[3]), symbol: frame[1] ?? null, opens })
        opens = false
      }
    }
    return asTraces(frames, { gap: 3, innermost: 'first' })
  },
}
