import { byBreadth } from './by-breadth.ts'
import { byCalledCode } from './by-called-code.ts'
import { byCoChange } from './by-co-change.ts'
import { byDirectory } from './by-directory.ts'
import { byFocus } from './by-focus.ts'
import { byKind } from './by-kind.ts'
import { byLineHistory, byTestHistory } from './by-line-history.ts'
import { byLiteral } from './by-literal.ts'
import { byName } from './by-name.ts'
import { byOwner } from './by-owner.ts'
import { byPassage } from './by-passage.ts'
import { byPast } from './by-past.ts'
import { byPath, byTestPath } from './by-path.ts'
import { byPhrase } from './by-phrase.ts'
import { bySourceWords } from './by-source-words.ts'
import { bySpelling } from './by-spelling.ts'
import { bySurvivingLines } from './by-surviving-lines.ts'
import { byCode, byMessage, byPathWords, byText } from './by-text.ts'
import { byTitle } from './by-title.ts'
import { byUse } from './by-use.ts'
import type { Heuristic } from './heuristic.ts'

/** Every heuristic, the most telling first. To add one: its file, this line, a test. */
export const heuristics: readonly Heuristic[] = [
  byLineHistory,
  byTestHistory,
  byCalledCode,
  bySurvivingLines,
  byPath,
  byTestPath,
  byLiteral,
  byName,
  byKind,
  byText,
  byPassage,
  byMessage,
  byPathWords,
  byCode,
  bySourceWords,
  byPhrase,
  bySpelling,
  byBreadth,
  byTitle,
  byUse,
  byCoChange,
  byOwner,
  byFocus,
  byDirectory,
  byPast,
]
