import type { Evidence } from '../../model/evidence.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { TellingLine } from '../../model/symptom.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { isFunctionWord } from './function-words.ts'
import type { Heuristic } from './heuristic.ts'
import { eachWord, tokensOf } from './words.ts'

/** Added to what a title could share at most, so that a title of one lucky word does not come out whole. */
const damping = 4

/** Words quoted as evidence: fewer shared words than the first are chance, more than the second are a list. */
const fewestShared = 2
const mostShared = 4

/**
 * Changes by the share of their title that the failure speaks too, each word by its rarity in titles of the range and
 * in failures. The other way round than text search: a short title that is told whole says more than a long one in part.
 */
export const byTitle: Heuristic = {
  name: 'title',
  because: 'its title is told by the failure',
  find({ words, reading }, changes) {
    const titles = changes.map(({ title }) => wordsIn(title))
    const lines = reading.tellingLines.map((line) => ({ line, words: wordsIn(line.quote) }))
    const holders = new Map<string, number>()
    for (const title of titles) for (const word of title) holders.set(word, (holders.get(word) ?? 0) + 1)
    const worths = new Map(
      Array.from(holders, ([word, held]) => [word, inverseDocumentFrequency(changes.length, held)]),
    )
    const worth = (word: string): number => worths.get(word) ?? 0
    const told = (word: string): number => {
      const spoken = words.get(word)
      return spoken === undefined ? 0 : worth(word) * Math.min(1, spoken)
    }
    const found = new Map<ChangeId, Match>()
    titles.forEach((title, index) => {
      const change = changes[index]
      const shared = sum(title, told)
      if (change === undefined || shared === 0) return
      const evidence = sayShared(
        change.title,
        title.filter((word) => told(word) > 1 && !isFunctionWord(word)),
        lines,
      )
      found.set(change.id, { score: shared / (sum(title, worth) + damping), evidence })
    })
    return found
  },
}

/** The words of a text in its order, each once. */
function wordsIn(text: string): readonly string[] {
  const words = new Set<string>()
  eachWord(text, (word) => words.add(word))
  return [...words]
}

function sum(words: readonly string[], worth: (word: string) => number): number {
  return words.reduce((total, word) => total + worth(word), 0)
}

type SpokenLine = { readonly line: TellingLine; readonly words: readonly string[] }

/** Quotes the telling line that holds most of the shared words. */
function sayShared(title: string, shared: readonly string[], lines: readonly SpokenLine[]): Evidence | null {
  if (shared.length < fewestShared) return null
  const wanted = new Set(shared)
  let best: { readonly line: TellingLine; readonly held: readonly string[] } | null = null
  for (const { line, words } of lines) {
    const held = words.filter((word) => wanted.has(word))
    if (held.length > (best?.held.length ?? 0)) best = { line, held }
  }
  if (best === null || best.held.length < fewestShared) return null
  const quoted = asPrinted(title, best.held)
    .slice(0, mostShared)
    .map((word) => `“${word}”`)
  return {
    says: `Its title and the failure both speak of ${quoted.join(', ')}.`,
    quote: best.line.quote,
    file: null,
    line: best.line.line,
  }
}

/** The words of a title that say one of the given, as it prints them: not the singular, and no part of an identifier. */
function asPrinted(title: string, held: readonly string[]): readonly string[] {
  const wanted = new Set(held)
  const tokens = new Map(tokensOf(title).map((token) => [token.toLowerCase(), token]))
  return [...tokens.values()].filter((token) => wordsIn(token).some((word) => wanted.has(word)))
}
