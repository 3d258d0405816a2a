import type { Repo } from '../model/repo.ts'
import { costWords } from './cost-words.ts'
import type { FailureExcerpt } from './failure-excerpt.ts'
import { fitSections, type Section } from './fit-sections.ts'
import { type ForgeLinks, forgeLinks } from './forge-links.ts'
import { percent } from './likelihood.ts'
import { groupSections } from './markdown-groups.ts'
import { markdownProse, quietChangeLink, suspectItem, titleWords } from './markdown-pieces.ts'
import { codeSpan, fence, plainWords } from './markdown-text.ts'
import { plainProse } from './prose.ts'
import type { Report } from './report.ts'

export type MarkdownOptions = {
  /** `https://github.com`, or the address of an own server. */
  readonly forgeUrl: string
  /** Where links lead; the incident's own repository unless given. */
  readonly repo?: Repo
  /** GitHub refuses bodies of more than 65,536 characters; the default leaves room for what an actor adds. */
  readonly maxCharacters?: number
}

const changesListed = 100
const reasonsListed = 3
const failuresShown = 5

/**
 * The report as GitHub Markdown for an issue, a comment or a step summary. Where it would be longer than allowed, the
 * least important lists lose items from their ends; with 8,000 characters or more it always fits.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const { forgeUrl, repo = report.incident.repo, maxCharacters = 60_000 } = options
  const links = forgeLinks(forgeUrl, repo)
  const sections = [
    opening(report, links),
    ...(report.groups.length === 0 ? [suspects(report, links)] : groupSections(report.groups, links)),
    failures(report, links),
    clearedLine(report),
    clearedByMaintainers(report, links),
    rankedLower(report, links),
    untied(report, links),
    notLookedAt(report),
    withheld(report),
    words(report),
    closing(report, links),
  ]
  const note = '\n\nShortened: lists above end early, because a report may not be longer than this.'
  const { texts, omitted } = fitSections(sections, maxCharacters - note.length)
  return texts.join('\n\n') + (omitted > 0 ? note : '')
}

function opening({ headline, verdict, next, clashes }: Report, links: ForgeLinks): Section {
  const text = [
    markdownProse(headline, links),
    `**${markdownProse(verdict.lead, links)}** ${markdownProse(verdict.rest, links)}`.trimEnd(),
    ...clashes.map((clash) => markdownProse(clash, links)),
    `**Next.** ${markdownProse(next, links)}`,
  ].join('\n\n')
  return always(text)
}

function suspects({ suspects, verdict }: Report, links: ForgeLinks): Section {
  const items = suspects.map((suspect, index) => suspectItem(suspect, index + 1, links))
  if (verdict.kind === 'silent') {
    return folded(60, items, (count) => `Likeliest all the same, none sure enough: ${count}`)
  }
  return {
    importance: 90,
    items,
    render: (kept, omitted) => listOf('### Suspects', kept, omitted),
  }
}

function failures({ failures, incident, headline, attempts }: Report, links: ForgeLinks): Section {
  const items = failures.slice(0, failuresShown).map(failureItem)
  const title = plainProse(headline).startsWith(incident.title) ? [] : [plainWords(incident.title, 200)]
  const tries = attempts === null ? [] : [markdownProse(attempts, links)]
  return {
    importance: 40,
    items,
    render: (kept) => {
      const rest = failures.length - kept.length
      const more =
        rest > 0 && kept.length > 0 ? [`and ${rest} more failing ${rest === 1 ? 'job' : 'jobs'}`] : []
      return kept.length === 0
        ? ''
        : ['### What the failure says', ...title, ...kept, ...more, ...tries].join('\n\n')
    },
  }
}

function failureItem({ job, lines, chosen }: FailureExcerpt): string {
  const name = codeSpan(job, 100)
  if (lines.length === 0)
    return `${name}: ${chosen === 'unread' ? 'its log was not read' : 'its log holds no text'}.`
  const heading = chosen === 'telling' ? `${name}:` : `${name}, last lines of its log:`
  return `${heading}\n${fence(lines.map(({ text }) => text.trimEnd().replaceAll('\n', ' ')).join('\n'))}`
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

/** Our own words, so that nothing of them has to be escaped. */
function words({ words = [] }: Report): Section {
  const items = words.map(({ word, does }) => `- \`${word}\`: ${does}`)
  return folded(5, items, () => 'What maintainers can say in a comment here, on its first line')
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

function notLookedAt({ notLookedAt }: Report): Section {
  const items = notLookedAt.map(({ what, how, because }) => {
    const manner = how === 'in-part' ? 'read in part' : 'not read'
    return `- ${plainWords(what, 200)} (${manner}): ${plainWords(because, 300)}`
  })
  return folded(30, items, (count) => `Not looked at, or only in part: ${count}`)
}

function withheld({ withheld }: Report): Section {
  return {
    importance: 50,
    items: withheld.map(({ says }) => plainWords(says, 300)),
    render: (kept) => (kept.length === 0 ? '' : `**Not done.** ${kept.join(' ')}`),
  }
}

function closing({ range, cost, ifWrong, secondOpinion }: Report, links: ForgeLinks): Section {
  const url = range.good === null ? null : links.compare(range.good, range.bad)
  const compare = url === null ? '' : ` ([all differences](${url}))`
  return always(
    [
      `**Range.** ${markdownProse(range.sentence, links)}${compare}`,
      markdownProse(ifWrong, links),
      ...(secondOpinion === undefined ? [] : [`<sub>${markdownProse(secondOpinion, links)}</sub>`]),
      `<sub>Prime Suspect judges changes, not people. This triage took ${costWords(cost)}.</sub>`,
    ].join('\n\n'),
  )
}

function always(text: string): Section {
  return { importance: 100, items: [], render: () => text }
}

/** A list behind a line that opens it; not there at all when it has no items. */
function folded(
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

function listOf(heading: string, kept: readonly string[], omitted: number): string {
  if (kept.length === 0 && omitted === 0) return ''
  const more = omitted > 0 ? [`and ${omitted} more`] : []
  const list = kept.length === 0 ? [] : [kept.join('\n')]
  return [...(heading === '' ? [] : [heading]), ...list, ...more].join('\n\n')
}
