import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { Reading } from '../../model/symptom.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { isFunctionWord } from './function-words.ts'
import type { Heuristic } from './heuristic.ts'
import { keptPatches } from './kept-patches.ts'
import { findPatchLine } from './patch-line.ts'

/** Texts looked for at most, the longest first: a longer one is rarer. */
const mostTexts = 24
const shortest = 10
const longest = 120
/** Left to the heuristic of names. */
const loneName = /^[\w$.]+$/

/** What a program puts into its messages at run time: numbers, addresses, quoted values and bracketed ones. */
const filledIn = /(?:0x[0-9a-f]+|\d[\w.:-]*|["'`“”‘’][^"'`“”‘’]{0,200}["'`“”‘’]|[{}[\]()<>]+|\s{2,})/gi

/**
 * Changes that add or remove a line with words of the error as they were printed: the text of a message stands in the
 * code that raises it, or in the test that asks for it.
 */
export const byLiteral: Heuristic = {
  name: 'literal',
  because: 'adds or removes a line with the words of the error',
  find({ reading }, changes) {
    const found = new Map<ChangeId, Match & { readonly best: number }>()
    for (const text of literalsOf(reading)) {
      const holding = changes.filter((change) => holdsChanged(change, text))
      if (holding.length === 0) continue
      const adds =
        Math.sqrt(text.length / shortest) * inverseDocumentFrequency(changes.length, holding.length)
      for (const change of holding) {
        const before = found.get(change.id)
        const isBest = before === undefined || adds > before.best
        found.set(change.id, {
          score: (before?.score ?? 0) + adds,
          best: isBest ? adds : before.best,
          evidence: isBest ? sayHolds(change, text) : before.evidence,
        })
      }
    }
    return found
  },
}

/** Texts that the code may hold as they stand: messages cut where a value was filled in, and quoted literals. */
function literalsOf({ symptoms }: Reading): readonly string[] {
  const texts = new Set<string>()
  const take = (text: string | null): void => {
    const trimmed = text?.trim() ?? ''
    if (trimmed.length < shortest || trimmed.length > longest || loneName.test(trimmed)) return
    if (/\p{L}{3}/u.test(trimmed)) texts.add(trimmed)
  }
  for (const symptom of symptoms) {
    if (!symptom.novel) continue
    if (symptom.kind === 'error-message') for (const piece of symptom.text.split(filledIn)) take(piece)
    if (symptom.kind === 'diagnostic') for (const piece of symptom.message.split(filledIn)) take(piece)
    if (symptom.kind === 'named-thing' && symptom.what === 'literal') take(symptom.text)
    if (symptom.kind === 'failing-test') {
      take(symptom.name)
      for (const value of [symptom.expected, symptom.actual])
        for (const line of value?.split('\n') ?? []) take(line)
    }
  }
  return [...texts].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, mostTexts)
}

function holdsChanged(change: Change, text: string): boolean {
  for (const { patch } of keptPatches(change)) {
    for (let at = patch.indexOf(text); at !== -1;) {
      const sign = patch[patch.lastIndexOf('\n', at) + 1]
      if (sign === '+' || sign === '-') return true
      // No other place of that line says more: it may hold the text ten thousand times.
      const end = patch.indexOf('\n', at)
      at = end === -1 ? -1 : patch.indexOf(text, end)
    }
  }
  return false
}

/** Two words at least that are not there for the sentence's sake, or signs that only code has. */
function isTelling(text: string): boolean {
  const words = text.split(/\s+/)
  return words.filter((word) => !isFunctionWord(word.toLowerCase())).length > 1 || /[^\p{L}\s.,]/u.test(text)
}

function sayHolds(change: Change, text: string): Match['evidence'] {
  if (!isTelling(text)) return null
  const line = findPatchLine(change, (changed) => changed.includes(text))
  if (line === null) return null
  return {
    says: `It ${line.sign === '+' ? 'adds' : 'removes'} a line with “${text}”, as the failure prints it.`,
    quote: line.text,
    file: line.path,
    line: line.number,
  }
}
