import type { Field } from './change-texts.ts'

/** A hunk of a patch: lines that were changed at one place of one file. */
export type Passage = {
  /** In words, those of the path included. */
  readonly length: number
  /** How often it holds each wanted word, a word of its path or of an added line counting for more. */
  readonly counts: ReadonlyMap<string, number>
}

/** The hunks of one change that hold a wanted word or lie in a file whose path does, and how much there is in all. */
export type CollectedPassages = {
  readonly kept: readonly Passage[]
  readonly all: number
  /** Words of all of them. */
  readonly words: number
}

/** How much a word counts by where in the hunk it stands. The function that a hunk's header names counts as context. */
const weights = { paths: 1.5, added: 1.3, removed: 1, context: 0.3 }

type Growing = { length: number; readonly counts: Map<string, number> }

/**
 * Collects the hunks of a change from its texts as they are read: `begin` at each hunk, then `add` for every token with
 * its length in words and the wanted ones among them. What stands before the first hunk belongs to none.
 */
export function passageCollector(wordsOfPath: (path: string) => readonly string[]): {
  readonly begin: (path: string) => void
  readonly add: (field: Field, length: number, held: readonly string[]) => void
  readonly collected: () => CollectedPassages
} {
  const passages: Growing[] = []
  const inPaths = new Map<string, readonly string[]>()
  let current: Growing | null = null
  return {
    begin: (path) => {
      const words = inPaths.get(path) ?? wordsOfPath(path)
      inPaths.set(path, words)
      current = { length: words.length, counts: new Map() }
      for (const word of words) count(current, word, weights.paths)
      passages.push(current)
    },
    add: (field, length, held) => {
      if (current === null || field === 'title' || field === 'body' || field === 'paths') return
      current.length += length
      for (const word of held) count(current, word, weights[field])
    },
    collected: () => ({
      kept: passages.filter(({ counts }) => counts.size > 0),
      all: passages.length,
      words: passages.reduce((sum, { length }) => sum + length, 0),
    }),
  }
}

function count({ counts }: Growing, word: string, weight: number): void {
  counts.set(word, (counts.get(word) ?? 0) + weight)
}
