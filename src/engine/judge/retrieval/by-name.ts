import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { changeWords } from './change-words.ts'
import type { Heuristic } from './heuristic.ts'
import { findPatchLine } from './patch-line.ts'
import { eachWord, isCompound } from './words.ts'

/** Names looked up at most; the failure's most important ones. */
const mostNames = 80

/**
 * Changes whose added or removed lines hold an identifier that the failure names outright. An identifier that many
 * changes hold tells nothing, so each counts by its inverse frequency over the range.
 */
export const byName: Heuristic = {
  name: 'name',
  because: 'changes lines with an identifier that the failure names',
  find(question, changes) {
    const found = new Map<ChangeId, Match & { readonly best: number }>()
    for (const [name, { importance, printed }] of identifiersOf(question.names)) {
      const holding = changes.filter((change) => isInChangedLines(change, name))
      if (holding.length === 0) continue
      const adds = importance * inverseDocumentFrequency(changes.length, holding.length)
      for (const change of holding) {
        const before = found.get(change.id)
        const isBest = before === undefined || adds > before.best
        found.set(change.id, {
          score: (before?.score ?? 0) + adds,
          best: isBest ? adds : before.best,
          evidence: isBest ? sayNamed(change, printed) : before.evidence,
        })
      }
    }
    return found
  },
}

type Identifier = { readonly importance: number; readonly printed: string }

/** Whole identifiers of the names, in lower case; plain words of prose count less than names that only code has. */
function identifiersOf(names: ReadonlyMap<string, number>): ReadonlyMap<string, Identifier> {
  const identifiers = new Map<string, Identifier>()
  for (const [name, importance] of names) {
    for (const [printed] of name.matchAll(/[A-Za-z_$][A-Za-z0-9_$]{2,79}/g)) {
      const key = printed.toLowerCase()
      const weight = importance * (isCompound(printed) ? 1 : 0.4)
      if ((identifiers.get(key)?.importance ?? 0) < weight)
        identifiers.set(key, { importance: weight, printed })
    }
  }
  const heaviest = [...identifiers].sort(([a, x], [b, y]) => y.importance - x.importance || (a < b ? -1 : 1))
  return new Map(heaviest.slice(0, mostNames))
}

function isInChangedLines(change: Change, name: string): boolean {
  const { added, removed, title, paths } = changeWords(change)
  return (
    added.counts.has(name) || removed.counts.has(name) || title.counts.has(name) || paths.counts.has(name)
  )
}

function sayNamed(change: Change, name: string): Match['evidence'] {
  const line = findPatchLine(change, (text) => holdsWord(text, name.toLowerCase()))
  if (line === null) return null
  return {
    says: `It ${line.sign === '+' ? 'adds' : 'removes'} a line with “${name}”, which the failure names.`,
    quote: line.text,
    file: line.path,
    line: line.number,
  }
}

function holdsWord(text: string, wanted: string): boolean {
  let holds = false
  eachWord(text, (word) => {
    if (word === wanted) holds = true
  })
  return holds
}
