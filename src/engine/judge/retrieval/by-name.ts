import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { isFunctionWord } from './function-words.ts'
import type { Heuristic } from './heuristic.ts'
import { findPatchLine } from './patch-line.ts'
import { search } from './search.ts'
import type { Posting } from './word-index.ts'
import { eachWord } from './words.ts'

/**
 * Changes whose added or removed lines hold an identifier that the failure names outright. An identifier that many
 * changes hold tells nothing, so each counts by its inverse frequency over the range.
 */
export const byName: Heuristic = {
  name: 'name',
  because: 'changes lines with an identifier that the failure names',
  find(question, changes) {
    const { identifiers, index } = search(question, changes)
    const found = new Map<Change, Named>()
    for (const [name, { importance, printed }] of identifiers) {
      const holding = (index.postings.get(name) ?? []).filter(isInOwnWords)
      const adds = importance * inverseDocumentFrequency(changes.length, holding.length)
      for (const { change: at } of holding) {
        const change = changes[at]
        if (change === undefined) continue
        const before = found.get(change) ?? NOTHING
        const best = adds > before.best && !isFunctionWord(name) ? { best: adds, printed } : before
        found.set(change, { ...best, score: before.score + adds })
      }
    }
    return new Map<ChangeId, Match>(
      [...found].map(([change, { score, printed }]) => [
        change.id,
        { score, evidence: printed === null ? null : sayNamed(change, printed) },
      ]),
    )
  },
}

/** The names that a change holds: what they add up to, and the one that adds most. */
type Named = { readonly score: number; readonly best: number; readonly printed: string | null }

const NOTHING: Named = { score: 0, best: 0, printed: null }

function isInOwnWords({ counts }: Posting): boolean {
  return counts.added + counts.removed + counts.title + counts.paths > 0
}

function sayNamed(change: Change, name: string): Match['evidence'] {
  const wanted = name.toLowerCase()
  // What every line with the word holds, the plural of a word in -y included: cheaper than reading the words of each.
  const stem = wanted.endsWith('y') ? wanted.slice(0, -1) : wanted
  const line = findPatchLine(change, (text) => text.toLowerCase().includes(stem) && holdsWord(text, wanted))
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
