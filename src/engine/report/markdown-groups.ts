import type { FailureGroup } from './failure-groups.ts'
import type { Section } from './fit-sections.ts'
import type { ForgeLinks } from './forge-links.ts'
import { markdownProse, suspectItem } from './markdown-pieces.ts'
import { codeSpan } from './markdown-text.ts'

const longestTitle = 160

/** Each group of failures under a heading of its own, with its suspects. */
export function groupSections(groups: readonly FailureGroup[], links: ForgeLinks): readonly Section[] {
  return groups.map((group, index) => ({
    importance: 90 - index,
    items: group.suspects.map((suspect, place) => suspectItem(suspect, place + 1, links)),
    render: (kept, omitted) => {
      if (kept.length === 0 && omitted > 0) return ''
      const heading = `### Failures ${index + 1} of ${groups.length}`
      const says = `${codeSpan(group.title, longestTitle)}: ${markdownProse(group.sentence, links)}`
      const more = omitted > 0 ? [`and ${omitted} more`] : []
      return [heading, says, ...(kept.length === 0 ? [] : [kept.join('\n')]), ...more].join('\n\n')
    },
  }))
}
