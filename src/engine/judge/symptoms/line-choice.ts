import type { Extractor, Sight } from './draft.ts'
import type { LogLine } from './log-lines.ts'

/** Gives, for each extractor in their order, the lines it asks for. */
export type LineChoice = (lines: readonly LogLine[]) => readonly (readonly LogLine[])[]

/** Who needs a text. */
type Owners = readonly number[]

/** An automaton whose states are the beginnings of texts, 0 the empty one. */
type Automaton = {
  /** For a state times `width` plus the class of a character: the state that follows. */
  readonly next: Uint16Array
  readonly width: number
  /** A number for each character of the texts, 0 for all others. */
  readonly classes: Uint8Array
  /** By state, the classes of characters on which a text goes on. */
  readonly grown: readonly number[][]
  /** By state, the owners of the texts that end there. */
  readonly ends: (Owners | null)[]
}

const LINE_END = 0x0a

const ownersOf = (extractors: readonly Extractor[]): ReadonlyMap<string, Owners> => {
  const owners = new Map<string, number[]>()
  for (const [owner, { sees }] of extractors.entries()) {
    for (const text of sees?.needs ?? []) {
      const own = owners.get(text)
      if (own === undefined) owners.set(text, [owner])
      else own.push(owner)
    }
  }
  return owners
}

/** Texts that begin alike share their states. */
const trieOf = (owners: ReadonlyMap<string, Owners>): Automaton => {
  const all = [...owners.keys()].join('')
  const classes = new Uint8Array(0x1_0000)
  let width = 1
  for (let at = 0; at < all.length; at += 1) {
    const code = all.charCodeAt(at)
    if (classes[code] === 0) classes[code] = width++
  }
  const next = new Uint16Array((1 + all.length) * width)
  const ends: (Owners | null)[] = [null]
  const grown: number[][] = [[]]
  for (const [text, own] of owners) {
    let state = 0
    for (let at = 0; at < text.length; at += 1) {
      const kind = classes[text.charCodeAt(at)] ?? 0
      const step = state * width + kind
      if (next[step] === 0) {
        next[step] = ends.push(null) - 1
        grown[state]?.push(kind)
        grown.push([])
      }
      state = next[step] ?? 0
    }
    ends[state] = own
  }
  return { next, width, classes, grown, ends }
}

/**
 * Fills in where a state goes on a character that none of its texts has: to its longest end that begins a text. All rows
 * but the first are those of that end with little changed, and are copied as a whole: it is done at every start.
 */
const completed = (trie: Automaton): Automaton => {
  const { next, width, grown, ends } = trie
  const falls = new Uint16Array(ends.length)
  const queue = [0]
  for (const state of queue) {
    const fall = falls[state] ?? 0
    const met = ends[fall] ?? null
    if (met !== null && state !== 0) ends[state] = [...new Set([...(ends[state] ?? []), ...met])]
    const own = (grown[state] ?? []).map((kind) => ({ kind, to: next[state * width + kind] ?? 0 }))
    if (state !== 0) next.copyWithin(state * width, fall * width, (fall + 1) * width)
    for (const { kind, to } of own) {
      falls[to] = state === 0 ? 0 : (next[fall * width + kind] ?? 0)
      next[state * width + kind] = to
      queue.push(to)
    }
  }
  return trie
}

/** For each owner the indices of the lines that hold a text of theirs, in order. */
const hitsIn = (
  lines: readonly LogLine[],
  { next, width, classes, ends }: Automaton,
  owners: number,
): readonly (readonly number[])[] => {
  const hits = Array.from({ length: owners }, (): number[] => [])
  const lineEnd = classes[LINE_END] ?? 0
  const note = (met: Owners, line: number): void => {
    for (const owner of met) {
      const own = hits[owner]
      if (own !== undefined && own[own.length - 1] !== line) own.push(line)
    }
  }
  lines.forEach(({ text }, line) => {
    let state = next[lineEnd] ?? 0
    for (let at = 0; at <= text.length; at += 1) {
      const step = at < text.length ? (classes[text.charCodeAt(at)] ?? 0) : lineEnd
      state = next[state * width + step] ?? 0
      const met = ends[state]
      if (met !== null && met !== undefined) note(met, line)
    }
  })
  return hits
}

/** The lines at the given indices with what stands before and after them, in order and each once. */
const around = (
  lines: readonly LogLine[],
  hits: readonly number[],
  { before = 0, after = 0 }: Sight,
): readonly LogLine[] => {
  if (hits.length === lines.length) return lines
  const given: LogLine[] = []
  let next = 0
  for (const hit of hits) {
    const end = Math.min(lines.length, hit + after + 1)
    for (let at = Math.max(next, hit - before); at < end; at += 1) {
      const line = lines[at]
      if (line !== undefined) given.push(line)
    }
    next = Math.max(next, end)
  }
  return given
}

/**
 * Looks for what all extractors need in one pass over each line, however many they are: most lines hold nothing that
 * any of them needs, and most logs nothing that most of them need.
 * Aho and Corasick, "Efficient string matching", Communications of the ACM 18(6), 1975.
 */
export const lineChoice = (extractors: readonly Extractor[]): LineChoice => {
  const automaton = completed(trieOf(ownersOf(extractors)))
  return (lines) => {
    const hits = hitsIn(lines, automaton, extractors.length)
    return extractors.map(({ sees }, at) =>
      sees === undefined ? lines : around(lines, hits[at] ?? [], sees),
    )
  }
}
