import type { LogLine } from './log-lines.ts'
import { maskNumbers, maskVolatile } from './mask.ts'

/** False for a line that the last good run printed too. */
export type Novelty = (line: LogLine) => boolean

type Group = { readonly members: number[]; baseline: string[] }

const shapeOf = (line: LogLine): string => maskNumbers(maskVolatile(line.text.trimStart()))

/**
 * Where the log has more lines of a shape than the baseline, those that the baseline holds word for word (but for
 * what is volatile) are taken first, then the earliest ones: what comes on top is new.
 */
const settle = (log: readonly LogLine[], group: Group, novel: boolean[]): void => {
  const exact = new Map<string, number>()
  for (const text of group.baseline) exact.set(text, (exact.get(text) ?? 0) + 1)
  let left = group.baseline.length
  const open: number[] = []
  for (const at of group.members) {
    const key = maskVolatile(log[at]?.text.trimStart() ?? '')
    const count = exact.get(key) ?? 0
    if (count === 0) open.push(at)
    else {
      exact.set(key, count - 1)
      novel[at] = false
      left -= 1
    }
  }
  for (const at of open.slice(0, left)) novel[at] = false
}

/**
 * Marks what also stands in the same job's last good log, after masking. Lines are counted, so that one line of
 * the baseline hides one line of the log. Without a baseline everything is novel; blank lines never are.
 */
export const novelty = (log: readonly LogLine[], baseline: readonly LogLine[]): Novelty => {
  if (baseline.length === 0) return (line) => line.text !== ''
  const novel = log.map((line) => line.text !== '')
  const known = new Set<LogLine>()
  const groups = new Map<string, Group>()
  for (let at = 0; at < log.length; at += 1) {
    const line = log[at]
    if (line === undefined || line.text === '') continue
    const shape = shapeOf(line)
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, { members: [at], baseline: [] })
    else group.members.push(at)
  }
  const good = new Map<Group, LogLine[]>()
  for (const line of baseline) {
    const group = groups.get(shapeOf(line))
    if (group === undefined) continue
    const lines = good.get(group)
    if (lines === undefined) good.set(group, [line])
    else lines.push(line)
  }
  for (const [group, lines] of good) {
    if (lines.length >= group.members.length) for (const at of group.members) novel[at] = false
    else {
      group.baseline = lines.map((line) => maskVolatile(line.text.trimStart()))
      settle(log, group, novel)
    }
  }
  novel.forEach((isNovel, at) => {
    const line = log[at]
    if (!isNovel && line !== undefined) known.add(line)
  })
  return (line) => !known.has(line)
}
