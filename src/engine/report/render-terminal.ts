import { costWords } from './cost-words.ts'
import type { FailureExcerpt } from './failure-excerpt.ts'
import { percent } from './likelihood.ts'
import { plainProse } from './prose.ts'
import type { Report } from './report.ts'
import { changeLabel, type ReportedChange } from './reported-change.ts'
import { groupParagraphs } from './terminal-groups.ts'
import {
  bullet,
  changeLine,
  type Page,
  printed,
  safe,
  section,
  sentence,
  type TerminalOptions,
  verdictPage,
} from './terminal-page.ts'
import { suspectLines } from './terminal-suspects.ts'
import { fitted, wrapped } from './wrap-text.ts'

const changesListed = 20
const changesExplained = 5
const reasonsListed = 2
const failuresShown = 3

/** The report for a terminal: no escape sequences but our own colours, no line that a runner would obey. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page = verdictPage(report.verdict.kind, options)
  const paragraphs = [
    sentence(report.headline, page).map(page.bold),
    verdict(report, page),
    ...(report.groups.length === 0 ? [suspects(report, page)] : groupParagraphs(report.groups, page)),
    failures(report, page),
    cleared(report, page),
    notCaught(report, page),
    notLookedAt(report, page),
    withheld(report, page),
    closing(report, page),
  ]
  const shown = paragraphs.filter((lines) => lines.length > 0).map(printed)
  return `${shown.join('\n\n')}\n`
}

function verdict({ verdict, next, clashes, underWay }: Report, page: Page): readonly string[] {
  return [
    ...sentence(verdict.lead, page).map(page.alarm),
    ...sentence(verdict.rest, page),
    ...clashes.flatMap((clash) => sentence(clash, page)),
    ...wrapped(`Next: ${safe(plainProse(next), 1000)}`, page.width),
    ...(underWay === undefined ? [] : sentence(underWay, page)),
  ]
}

function suspects({ suspects, verdict }: Report, page: Page): readonly string[] {
  const title = verdict.kind === 'silent' ? 'LIKELIEST ALL THE SAME' : 'SUSPECTS'
  const lines = suspects.flatMap((suspect, index) => suspectLines(suspect, index + 1, page))
  return section(title, lines, page)
}

function failures({ failures, attempts, headline, incident }: Report, page: Page): readonly string[] {
  const told = plainProse(headline).startsWith(incident.title)
  const rest = failures.length - failuresShown
  const lines = [
    ...(told ? [] : wrapped(safe(incident.title, 300), page.width, { indent: 2 })),
    ...failures.slice(0, failuresShown).flatMap((failure) => failureLines(failure, page)),
    ...(rest > 0 ? [`  and ${rest} more failing ${rest === 1 ? 'job' : 'jobs'}`] : []),
    ...(attempts === null ? [] : sentence(attempts, page, 2)),
  ]
  return section('WHAT THE FAILURE SAYS', lines, page)
}

const howChosen: Record<FailureExcerpt['chosen'], string> = {
  telling: '',
  'last-lines': ', last lines of its log',
  unread: ': its log was not read.',
  empty: ': its log holds no text.',
}

function failureLines({ job, lines, chosen }: FailureExcerpt, page: Page): readonly string[] {
  const digits = Math.max(0, ...lines.map(({ line }) => String(line).length))
  const room = page.width - digits - 5
  return [
    ...wrapped(safe(job, 100) + howChosen[chosen], page.width, { indent: 2 }),
    ...lines.map(({ line, text }) => {
      const number = (line === 0 ? '' : String(line)).padStart(digits)
      return `${page.dim(`  ${number} │`)} ${fitted(safe(text, 2000), room)}`
    }),
  ]
}

function cleared({ cleared, range }: Report, page: Page): readonly string[] {
  const { rankedLower, untied, probability: together } = cleared
  const total = rankedLower.length + untied.length
  const less = rankedLower.slice(changesExplained).map(({ change }) => change)
  const lines = [
    ...rankedLower.slice(0, changesExplained).flatMap(({ change, probability, because }) => {
      const why = because.length === 0 ? '' : `: ${because.slice(0, reasonsListed).join('; ')}`
      return bullet(`${changeLine(change)} (${percent(probability)})${why}`, page)
    }),
    ...(less.length > 0 ? bullet(`Less likely still: ${labelsOf(less)}.`, page) : []),
    ...(untied.length > 0 ? bullet(`Nothing ties ${labelsOf(untied)} to the failure.`, page) : []),
  ]
  return section(`CLEARED: ${total} of ${range.changes}, together ${percent(together)}`, lines, page)
}

function labelsOf(changes: readonly ReportedChange[]): string {
  const labels = changes.slice(0, changesListed).map((change) => safe(changeLabel(change), 60))
  const rest = changes.length - labels.length
  return rest > 0 ? `${labels.join(', ')} and ${rest} more` : labels.join(', ')
}

function notCaught({ notCaught }: Report, page: Page): readonly string[] {
  const lines = notCaught.flatMap(({ change, sentence: says }) =>
    bullet(`${changeLabel(change)}: ${plainProse(says)}`, page),
  )
  return section('WHY ITS OWN CHECKS DID NOT CATCH IT', lines, page)
}

function notLookedAt({ notLookedAt }: Report, page: Page): readonly string[] {
  const lines = notLookedAt.flatMap(({ what, how, because }) =>
    bullet(`${what} (${how === 'in-part' ? 'read in part' : 'not read'}): ${because}`, page),
  )
  return section('NOT LOOKED AT, OR ONLY IN PART', lines, page)
}

function withheld({ withheld }: Report, page: Page): readonly string[] {
  return section(
    'NOT DONE',
    withheld.flatMap(({ says }) => bullet(says, page)),
    page,
  )
}

function closing(
  { range, cost, configuration, ifWrong, secondOpinion }: Report,
  page: Page,
): readonly string[] {
  return [
    ...wrapped(`Range: ${safe(plainProse(range.sentence), 2000)}`, page.width),
    ...wrapped(`Took ${costWords(cost, { wasAsked: secondOpinion !== undefined })}.`, page.width).map(
      page.dim,
    ),
    ...(secondOpinion === undefined ? [] : sentence(secondOpinion, page)),
    ...configuration.flatMap((says) => wrapped(`Configuration: ${safe(says, 600)}`, page.width)),
    ...sentence(ifWrong, page),
  ]
}
