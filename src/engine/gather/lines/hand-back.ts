import type { Block, Line } from './un-apply.ts'

/** Letters and digits that a moved run must hold, as git's blame has it (`-M`, https://git-scm.com/docs/git-blame). */
const leastMoved = 20
const telling = /[\p{L}\p{N}]/gu

/**
 * Leads the lines that a change added back to lines it removed, which are then not written by it: those that differ in
 * white space only, those it moved within the file, and, where it is to be looked through, whatever stood in their
 * place. Gives those that it wrote. (The rules of `git blame -w -M --ignore-rev`.)
 */
export function handBack(blocks: readonly Block[], lookThrough: boolean): readonly Line[] {
  for (const block of blocks) sameButForSpace(block)
  const moves = movesTo(blocks.flatMap(({ removed }) => removed))
  for (const { added } of blocks) moves(added)
  if (lookThrough) for (const block of blocks) inPlace(block)
  return blocks.flatMap(({ added }) => added.filter(({ at }) => at > 0))
}

function give(from: Line, to: Line): void {
  to.at = from.at
  from.at = 0
}

/** In order; a line of few letters only where the line above it was found too, lest a brace end a run early. */
function sameButForSpace({ added, removed }: Block): void {
  const old = removed.map(({ text }) => bare(text))
  // The last place first: those passed are taken off the end, so that a whole file anew is looked through once.
  const places = Map.groupBy([...old.keys()].toReversed(), (index) => old[index] ?? '')
  let next = 0
  for (const line of added) {
    const text = bare(line.text)
    const left = places.get(text) ?? []
    while ((left.at(-1) ?? next) < next) left.pop()
    const found = left.at(-1)
    const to = found === undefined ? undefined : removed[found]
    if (found === undefined || to === undefined || (text.length <= 2 && found !== next)) continue
    give(line, to)
    next = found + 1
  }
}

/** Finds runs of added lines among the removed ones of the same file. */
function movesTo(removed: readonly Line[]): (added: readonly Line[]) => void {
  const places = new Map<string, number[]>()
  for (const [index, { text, at }] of removed.entries()) {
    const key = bare(text)
    if (at !== 0 || key.length <= 2) continue
    const known = places.get(key)
    if (known === undefined) places.set(key, [index])
    else if (known.length < 8) known.push(index)
  }
  return (added) => {
    for (let from = 0; from < added.length;) {
      const runs = (places.get(bare(added[from]?.text ?? '')) ?? []).map((to) =>
        runOf({ added, from }, { removed, to }),
      )
      const longest = runs.toSorted((a, b) => b.length - a.length)[0] ?? []
      const letters = longest.reduce((sum, [{ text }]) => sum + (bare(text).match(telling)?.length ?? 0), 0)
      if (letters >= leastMoved) for (const [line, to] of longest) give(line, to)
      from += letters >= leastMoved ? longest.length : 1
    }
  }
}

/** How far two runs of lines say the same, both not yet spoken for. */
function runOf(
  { added, from }: { readonly added: readonly Line[]; readonly from: number },
  { removed, to }: { readonly removed: readonly Line[]; readonly to: number },
): readonly (readonly [Line, Line])[] {
  const run: [Line, Line][] = []
  for (let at = 0; ; at += 1) {
    const [line, old] = [added[from + at], removed[to + at]]
    if (line === undefined || old === undefined) return run
    if (old.at !== 0 || line.at === 0 || bare(line.text) !== bare(old.text)) return run
    run.push([line, old])
  }
}

function inPlace({ added, removed }: Block): void {
  for (const [index, line] of added.entries()) {
    const to = removed[index]
    if (to !== undefined && to.at === 0) give(line, to)
  }
}

/** Nothing where the text is not known: of that much nothing is led back. */
function bare(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, '')
}
