import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

const FRAME = /^[\s|+E>]{0,40}File "([^"]{1,400})", line (\d{1,7})(?:, in (.{1,200}))?$/
const HEADER = /Traceback \(most recent call last\)|^(?:Thread|Current thread) 0x/

const read = (lines: readonly LogLine[]): readonly FoundFrame[] => {
  const frames: FoundFrame[] = []
  let opens = false
  for (const line of lines) {
    const { text } = line
    if (text.includes('Traceback (') || text.includes('hread 0x')) opens ||= HEADER.test(text)
    if (!text.includes('File "')) continue
    const match = FRAME.exec(text)
    if (match === null) continue
    frames.push({ line, path: match[1] ?? '', at: numberOf(match[2]), symbol: match[3] ?? null, opens })
    opens = false
  }
  return frames
}

/** Python's own tracebacks, chained ones and exception groups included: the innermost frame stands last. */
export const pythonFrames: Extractor = {
  name: 'python-frames',
  sees: { needs: ['Traceback (', 'hread 0x', 'File "'] },
  // Between two frames stand the source line and, since 3.11, its markers (several lines since 3.13).
  read: (lines) => asTraces(read(lines), { gap: 8, innermost: 'last' }),
}
