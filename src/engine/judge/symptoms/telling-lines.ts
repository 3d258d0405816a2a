import type { Draft } from './draft.ts'
import { lineRanks } from './line-ranks.ts'
import type { LogLine } from './log-lines.ts'
import { maskNumbers } from './mask.ts'
import type { OnlyWarned } from './only-warned.ts'

/** Lines kept of one log: a share of it, so that little stands for much, within bounds. */
const LINES_SHARE = 0.05
const LINES_LEAST = 40
const LINES_MOST = 400
/** Of those, how many the best ranks may take, so that a long list of failed tests leaves room for what went wrong. */
const UP_TO: Readonly<Record<number, number>> = { 3: 0.5, 2: 0.8, 1: 1 }
/** Lines kept that look alike but for numbers. */
const ALIKE_CAP = 3

/**
 * The lines that tell of the failure, in log order: those with a symptom or a word for failing, and what follows
 * them; what the last good run printed too, what passed, and what is repeated is left out.
 */
export const tellingLines = (
  lines: readonly LogLine[],
  drafts: readonly Draft[],
  isNovel: (line: LogLine) => boolean,
  warned: OnlyWarned,
): readonly LogLine[] => {
  const ranks = lineRanks(lines, drafts, warned)
  const budget = Math.min(LINES_MOST, Math.max(LINES_LEAST, Math.floor(lines.length * LINES_SHARE)))
  const chosen = new Set<LogLine>()
  const alike = new Map<string, number>()
  const take = (wanted: number, most: number): void => {
    for (let at = 0; at < lines.length && chosen.size < most; at += 1) {
      const line = lines[at]
      if (ranks[at] !== wanted || line === undefined || line.text === '') continue
      if (chosen.has(line) || !isNovel(line)) continue
      const shape = maskNumbers(line.text.trim())
      const times = alike.get(shape) ?? 0
      alike.set(shape, times + 1)
      if (times < ALIKE_CAP) chosen.add(line)
      // Alike it stays: no later round has to look at it.
      else ranks[at] = 0
    }
  }
  for (const wanted of [3, 2, 1]) take(wanted, budget * (UP_TO[wanted] ?? 1))
  for (const wanted of [3, 2]) take(wanted, budget)
  return [...chosen].sort((a, b) => a.number - b.number)
}
