import type { Question } from './retrieval/question.ts'

/** What a description of usual length tells, and how much more or less sharpens; see docs/ranking-history.md. */
const usual = 10
const exponent = 0.1
/** Beyond these, as multiples of the usual, no case tells anything. */
const least = 0.2
const most = 12

/**
 * A factor on the utilities of the changes: 1 for the log of a program. Where a person tells much, little is alike by
 * chance, and the likest change stands out more; where a person tells little, less. It moves how sure a ranking is and
 * never its order: temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017) with a
 * temperature for each incident.
 */
export function sharpness({ reading, words }: Pick<Question, 'reading' | 'words'>): number {
  if (!reading.isDescription) return 1
  const told = Array.from(words.values()).reduce((sum, worth) => sum + worth, 0)
  return Math.min(most, Math.max(least, told / usual)) ** exponent
}
