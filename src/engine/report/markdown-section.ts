import type { Section } from './fit-sections.ts'

/** A section that is never shortened; left out where its text is empty. */
export function always(text: string): Section {
  return { importance: 100, items: [], render: () => text }
}

/** A list behind a line that opens it; not there at all when it has no items. */
export function folded(
  importance: number,
  items: readonly string[],
  summary: (count: number) => string,
  total = items.length,
): Section {
  return {
    importance,
    items,
    render: (kept) => {
      if (total === 0) return ''
      const list = listOf('', kept, total - kept.length)
      return `<details>\n<summary>${summary(total)}</summary>\n\n${list}\n\n</details>`
    },
  }
}

/** A list under a heading, with the number of those left out; nothing where there is nothing to list. */
export function listOf(heading: string, kept: readonly string[], omitted: number): string {
  if (kept.length === 0 && omitted === 0) return ''
  const more = omitted > 0 ? [`and ${omitted} more`] : []
  const list = kept.length === 0 ? [] : [kept.join('\n')]
  return [...(heading === '' ? [] : [heading]), ...list, ...more].join('\n\n')
}
