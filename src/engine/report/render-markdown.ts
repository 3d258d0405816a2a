import type { Repo } from '../model/repo.ts'
import type { FailureExcerpt } from './failure-excerpt.ts'
import { fitSections, type Section } from './fit-sections.ts'
import { type ForgeLinks, forgeLinks } from './forge-links.ts'
import { clearedSections } from './markdown-cleared.ts'
import { closingSections } from './markdown-closing.ts'
import { groupSections } from './markdown-groups.ts'
import { markdownProse, suspectItem } from './markdown-pieces.ts'
import { always, folded, listOf } from './markdown-section.ts'
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
    ...clearedSections(report, links),
    ...closingSections(report, links),
  ]
  const note = '\n\nShortened: lists above end early, because a report may not be longer than this.'
  const { texts, omitted } = fitSections(sections, maxCharacters - note.length)
  return texts.join('\n\n') + (omitted > 0 ? note : '')
}

/** The verdict alone, in a sentence or two without emphasis. */
export function markdownVerdict({ incident, verdict }: Report, options: MarkdownOptions): string {
  const links = forgeLinks(options.forgeUrl, options.repo ?? incident.repo)
  return `${markdownProse(verdict.lead, links)} ${markdownProse(verdict.rest, links)}`.trimEnd()
}

function opening({ headline, verdict, next, clashes, underWay }: Report, links: ForgeLinks): Section {
  const text = [
    markdownProse(headline, links),
    `**${markdownProse(verdict.lead, links)}** ${markdownProse(verdict.rest, links)}`.trimEnd(),
    ...clashes.map((clash) => markdownProse(clash, links)),
    `**Next.** ${markdownProse(next, links)}`,
    ...(underWay === undefined ? [] : [`**Under way.** ${markdownProse(underWay, links)}`]),
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
  const items = failures.slice(0, failuresShown).map((failure) => failureItem(failure, links))
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

function failureItem({ job, at, lines, chosen }: FailureExcerpt, links: ForgeLinks): string {
  const url = at === undefined ? null : links.job(at.run, at.job)
  const name = url === null ? codeSpan(job, 100) : `${codeSpan(job, 100)} ([job](${url}))`
  if (lines.length === 0)
    return `${name}: ${chosen === 'unread' ? 'its log was not read' : 'its log holds no text'}.`
  const heading = chosen === 'telling' ? `${name}:` : `${name}, last lines of its log:`
  return `${heading}\n${fence(lines.map(({ text }) => text.trimEnd().replaceAll('\n', ' ')).join('\n'))}`
}
