import type { Change } from '../../model/change.ts'
import { type Identifier, identifiersOf } from './identifiers.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import type { Question } from './question.ts'
import { sourceWords } from './source-words.ts'
import { indexWords, type Wanted, type WordIndex } from './word-index.ts'

/** All that is looked for in the texts of changes for one question, and where it was found. */
export type Search = {
  /** By their lower-case text. */
  readonly identifiers: ReadonlyMap<string, Identifier>
  readonly sourceWords: ReadonlyMap<string, number>
  readonly phrases: ReadonlyMap<Phrase, number>
  /** Knows these and the words of the question, and perhaps more. */
  readonly index: WordIndex
}

const known = new WeakMap<Question, { readonly changes: readonly Change[]; readonly search: Search }>()

/** Remembered for the last changes that a question was put to: many heuristics ask, and patches are long. */
export function search(question: Question, changes: readonly Change[]): Search {
  const before = known.get(question)
  if (before !== undefined && before.changes === changes) return before.search
  const identifiers = identifiersOf(question.names)
  const inSources = sourceWords(question)
  const phrases = phrasesOf(question.spoken)
  const words = new Set([...question.words.keys(), ...identifiers.keys(), ...inSources.keys()])
  const index = indexFor(changes, { words, phrases: new Set(phrases.keys()) })
  const found = { identifiers, sourceWords: inSources, phrases, index }
  known.set(question, { changes, search: found })
  return found
}

const indexed = new WeakMap<readonly Change[], { readonly wanted: Wanted; readonly index: WordIndex }>()

/** A question about a part of the failures asks for nothing that the question about all of them did not ask for. */
function indexFor(changes: readonly Change[], wanted: Wanted): WordIndex {
  const before = indexed.get(changes)
  if (before !== undefined && covers(before.wanted, wanted)) return before.index
  const index = indexWords(changes, wanted)
  indexed.set(changes, { wanted, index })
  return index
}

function covers(all: Wanted, { words, phrases }: Wanted): boolean {
  return (
    Array.from(words).every((word) => all.words.has(word)) &&
    Array.from(phrases).every((phrase) => all.phrases.has(phrase))
  )
}
