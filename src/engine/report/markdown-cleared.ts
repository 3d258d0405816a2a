import type { Section } from './fit-sections.ts'
import type { ForgeLinks } from './forge-links.ts'
import { percent } from './likelihood.ts'
import { markdownProse, quietChangeLink, titleWords } from './markdown-pieces.ts'
import { always, folded } from './markdown-section.ts'
import { plainWords } from './markdown-text.ts'
import type { Report } from './report.ts'

const changesListed = 100
const reasonsListed = 3

/** What was searched, and what of it is cleared and why. */
export function clearedSections(report: Report, links: ForgeLinks): readonly Section[] {
  return [
    searched(report, links),
    clearedLine(report),
    clearedByMaintainers(report, links),
    rankedLower(report, links),
    untied(report, links),
  ]
}

function searched({ range }: Report, links: ForgeLinks): Section {
  const url = range.good === null ? null : links.compare(range.good, range.bad)
  const compare = url === null ? '' : ` ([all differences](${url}))`
  return always(`**Range.** ${markdownProse(range.sentence, links)}${compare}`)
}

function clearedLine({ cleared, range }: Report): Section {
  const count = cleared.rankedLower.length + cleared.untied.length
  const chance = percent(cleared.probability)
  return always(count === 0 ? '' : `**Cleared.** ${count} of ${range.changes} changes, together ${chance}.`)
}

function clearedByMaintainers({ cleared }: Report, links: ForgeLinks): Section {
  const labels = (cleared.byMaintainers ?? []).map((change) => quietChangeLink(change, links))
  return always(labels.length === 0 ? '' : `A maintainer cleared ${labels.join(', ')}.`)
}

function rankedLower({ cleared }: Report, links: ForgeLinks): Section {
  const items = cleared.rankedLower.slice(0, changesListed).map(({ change, probability, because }) => {
    const why = because.length === 0 ? '' : `: ${plainWords(because.slice(0, reasonsListed).join('; '), 200)}`
    return `- ${quietChangeLink(change, links)} ${titleWords(change)} (${percent(probability)})${why}`
  })
  const total = cleared.rankedLower.length
  return folded(
    20,
    items,
    () => `Looked at and ranked lower: ${total} ${total === 1 ? 'change' : 'changes'}`,
    total,
  )
}

function untied({ cleared }: Report, links: ForgeLinks): Section {
  const items = cleared.untied
    .slice(0, changesListed)
    .map((change) => `- ${quietChangeLink(change, links)} ${titleWords(change)}`)
  const total = cleared.untied.length
  return folded(
    10,
    items,
    () => `Nothing ties them to the failure: ${total} ${total === 1 ? 'change' : 'changes'}`,
    total,
  )
}
