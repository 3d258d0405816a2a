import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

// `tests/test_a.py:12: AssertionError`, `src/a.py:12: in name`, and bare `src/a.py:12:` of the long style.
const FRAME = /^([^\s:()"']{1,400}\.(?:py|pyx|pyi)):(\d{1,7}):(?: (?:in (.{1,200})|[A-Za-z_.]{1,80}))?$/
const HEADING = /^(?:_{3,}|={3,}) .{1,300} (?:_{2,}|={2,})$|^_ .{1,400} _$/

const read = (lines: readonly LogLine[]): readonly FoundFrame[] => {
  const frames: FoundFrame[] = []
  let opens = false
  for (const line of lines) {
    const { text } = line
    if (text.startsWith('_') || text.startsWith('=')) opens ||= !text.startsWith('_ _') && HEADING.test(text)
    if (!text.includes('.py')) continue
    const match = FRAME.exec(text)
    if (match === null) continue
    frames.push({ line, path: match[1] ?? '', at: numberOf(match[2]), symbol: match[3] ?? null, opens })
    opens = false
  }
  return frames
}

/** Frames as pytest prints them, in its long and short styles. The innermost stands last, under its test's heading. */
export const pytestFrames: Extractor = {
  name: 'pytest-frames',
  sees: { needs: ['\n_', '\n=', '.py'] },
  // The long style prints a whole function above each frame.
  read: (lines) => asTraces(read(lines), { gap: 300, innermost: 'last' }),
}
