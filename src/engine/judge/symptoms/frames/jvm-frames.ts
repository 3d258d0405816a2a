import type { Extractor } from '../draft.ts'
import { numberOf } from '../line-rules.ts'
import type { LogLine } from '../log-lines.ts'
import type { FoundFrame } from './traces.ts'
import { asTraces } from './traces.ts'

// `at app//com.acme.Type$Inner.method(Type.java:12)`; loader and module stand before the last slash.
const FRAME =
  /^\s{0,40}at (?:[\w.@+-]{0,120}\/){0,2}([\w$.<>-]{1,300})\.([\w$<>-]{1,200})\(([\w$-]{1,120}\.\w{1,8}|Native Method|Unknown Source|<generated>)(?::(\d{1,7}))?\)/
const CAUSE = /^\s{0,40}(?:Caused by|Suppressed):/

/** The file with its package as folders: what the frame's own words say about where the file lies. */
const pathOf = (type: string, file: string): string => {
  if (!/\.\w{1,8}$/.test(file)) return `${(type.split('$')[0] ?? type).replaceAll('.', '/')}.java`
  const dot = type.lastIndexOf('.')
  return dot === -1 ? file : `${type.slice(0, dot).replaceAll('.', '/')}/${file}`
}

const read = (lines: readonly LogLine[]): readonly FoundFrame[] => {
  const frames: FoundFrame[] = []
  let opens = false
  for (const line of lines) {
    const { text } = line
    if (text.includes('aused by') || text.includes('uppressed')) opens ||= CAUSE.test(text)
    if (!text.includes('at ')) continue
    const match = FRAME.exec(text)
    // A JavaScript frame has a second number or a path between its brackets.
    if (match === null || match[1] === undefined || match[3] === undefined) continue
    const symbol = `${match[1]}.${match[2] ?? ''}`
    frames.push({ line, path: pathOf(match[1], match[3]), at: numberOf(match[4]), symbol, opens })
    opens = false
  }
  return frames
}

/** Java, Kotlin, Scala and Groovy. Each cause is a trace of its own. */
export const jvmFrames: Extractor = {
  name: 'jvm-frames',
  sees: { needs: ['aused by', 'uppressed', 'at '] },
  read: (lines) => asTraces(read(lines), { gap: 1, innermost: 'first' }),
}
