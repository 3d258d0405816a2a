import { fileKind } from '../../model/file-kind.ts'
import { type Field, zeroCounts } from './change-texts.ts'

/** A hunk of a patch: lines that were changed at one place of one file. */
export type Passage = {
  /** In words, the wanted ones of the path included. */
  readonly length: number
  /** How often it holds each wanted word, a word of its path or of an added line counting for more. */
  readonly counts: ReadonlyMap<string, number>
  /** What the hunk counts for, 0..1. */
  readonly weight: number
}

/** The hunks of one change that hold a wanted word or lie in a file whose path does, and how much there is in all. */
export type CollectedPassages = {
  readonly kept: readonly Passage[]
  readonly all: number
  /** Words of all of them. */
  readonly words: number
}

/** A test is worded like its failure, whoever broke what it tests. */
const weightOfTest = 0.5

/** How much a word counts by where in the hunk it stands. The function that a hunk's header names counts as context. */
const weights: Readonly<Record<Field, number>> = {
  ...zeroCounts(),
  paths: 1.5,
  added: 1.3,
  removed: 1,
  context: 0.3,
}

/**
 * Collects the hunks of a change from its texts as they are read: `begin` at each hunk, `hold` for the wanted words of
 * a token where there are any, `lengthen` by the words of a line. What comes before the first hunk belongs to none.
 */
export function passageCollector(wordsOfPath: (path: string) => readonly string[]): {
  readonly begin: (path: string) => void
  readonly hold: (field: Field, held: readonly string[]) => void
  readonly lengthen: (words: number) => void
  readonly collected: () => CollectedPassages
} {
  const kept: Passage[] = []
  const inPaths = new Map<string, Passage>()
  let [all, words] = [0, 0]
  let current: { length: number; own: Map<string, number> | null; readonly path: Passage } | null = null
  const end = (): void => {
    if (current === null) return
    const { length, own, path } = current
    all += 1
    words += length
    const counts = own ?? path.counts
    if (counts.size > 0) kept.push({ length, counts, weight: path.weight })
    current = null
  }
  return {
    begin: (name) => {
      end()
      const path = inPaths.get(name) ?? pathAlone(name, wordsOfPath(name))
      inPaths.set(name, path)
      current = { length: path.length, own: null, path }
    },
    hold: (field, held) => {
      if (current === null) return
      // Most hunks hold nothing of their own: those of a file share the words of its path.
      current.own ??= new Map(current.path.counts)
      for (const word of held) count(current.own, word, weights[field])
    },
    lengthen: (more) => {
      if (current !== null) current.length += more
    },
    collected: () => {
      end()
      return { kept, all, words }
    },
  }
}

/** A hunk before its first line. */
function pathAlone(path: string, words: readonly string[]): Passage {
  const counts = new Map<string, number>()
  for (const word of words) count(counts, word, weights.paths)
  return { length: words.length, counts, weight: fileKind(path) === 'test' ? weightOfTest : 1 }
}

function count(counts: Map<string, number>, word: string, weight: number): void {
  counts.set(word, (counts.get(word) ?? 0) + weight)
}
