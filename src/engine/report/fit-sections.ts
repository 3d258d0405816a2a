/** A part of a document whose items can be left out from the end; every item is balanced markup of its own. */
export type Section = {
  /** Smaller goes first when room is short. */
  readonly importance: number
  readonly items: readonly string[]
  /** The finished section. `omitted` items are not among those given. */
  readonly render: (items: readonly string[], omitted: number) => string
}

/**
 * The sections in their order, together at most `most` characters where leaving out items can achieve it: items go
 * from the end of the least important section first. `omitted` counts them.
 */
export function fitSections(
  sections: readonly Section[],
  most: number,
): { readonly texts: readonly string[]; readonly omitted: number } {
  const placed = sections.map((section) => ({
    section,
    kept: section.items.length,
    text: shortened(section, Infinity),
  }))
  let total = placed.reduce((sum, { text }) => sum + text.length + 2, 0)
  for (const one of placed.toSorted((a, b) => a.section.importance - b.section.importance)) {
    if (total <= most) break
    total -= one.text.length
    one.kept = longestFit(one.section, most - total)
    one.text = shortened(one.section, one.kept)
    total += one.text.length
  }
  return {
    texts: placed.map(({ text }) => text).filter((text) => text !== ''),
    omitted: placed.reduce((sum, { section, kept }) => sum + section.items.length - kept, 0),
  }
}

/** The section with its first `kept` items. */
function shortened({ items, render }: Section, kept: number): string {
  return render(items.slice(0, kept), Math.max(0, items.length - kept))
}

/** How many of the section's first items fit into `room` characters, by halving. */
function longestFit(section: Section, room: number): number {
  let [fits, tooMany] = [0, section.items.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (shortened(section, middle).length <= room) fits = middle
    else tooMany = middle
  }
  return fits
}
