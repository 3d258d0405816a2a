import { byDirectory } from './by-directory.ts'
import { byLineHistory, byTestHistory } from './by-line-history.ts'
import { byName } from './by-name.ts'
import { byPath, byTestPath } from './by-path.ts'
import { bySourceWords } from './by-source-words.ts'
import { bySurvivingLines } from './by-surviving-lines.ts'
import { byCode, byMessage, byPathWords, byText } from './by-text.ts'
import type { Heuristic } from './heuristic.ts'

/** Every heuristic, the most telling first. To add one: its file, this line, a test. */
export const heuristics: readonly Heuristic[] = [
  byLineHistory,
  byTestHistory,
  bySurvivingLines,
  byPath,
  byTestPath,
  byName,
  byText,
  byMessage,
  byPathWords,
  byCode,
  bySourceWords,
  byDirectory,
]
