import type { FailureGroup } from './failure-groups.ts'
import { type Page, safe, section, sentence } from './terminal-page.ts'
import { suspectLines } from './terminal-suspects.ts'
import { wrapped } from './wrap-text.ts'

/** Each group of failures under a title of its own, with its suspects; one paragraph a group. */
export function groupParagraphs(groups: readonly FailureGroup[], page: Page): readonly (readonly string[])[] {
  return groups.map(({ title, sentence: says, suspects }, index) =>
    section(
      `FAILURES ${index + 1} OF ${groups.length}`,
      [
        ...wrapped(safe(title, 200), page.width, { indent: 2 }),
        ...sentence(says, page, 2),
        ...suspects.flatMap((suspect, place) => suspectLines(suspect, place + 1, page)),
      ],
      page,
    ),
  )
}
