import { type EvidenceGroup, groupedEvidence, moreReasons } from './grouped-evidence.ts'
import { probabilityBar, shortPercent } from './likelihood.ts'
import { shortSha } from './reported-change.ts'
import type { ReportedSuspect } from './reported-suspect.ts'
import { bullet, changeLine, type Page, safe } from './terminal-page.ts'
import { shortPath, visibleLines } from './untrusted-text.ts'
import { fitted, wrapped } from './wrap-text.ts'

const reasonsShown = 5
const quoteLines = 4
/** Reasons stand under the bar, behind the number. */
const indent = 4
/** Where the name of a change begins: behind number, bar and percentage. */
const margin = 21

/** One suspect: number, bar, percentage and change on a line, its reasons with their quotes below. */
export function suspectLines(suspect: ReportedSuspect, position: number, page: Page): readonly string[] {
  const { change, named, probability, evidence, explanation } = suspect
  const head = `${String(position).padStart(2)}  ${probabilityBar(probability)} ${shortPercent(probability).padStart(4)}  `
  const [first = '', ...rest] = wrapped(changeLine(change), page.width - margin)
  const style = named ? page.alarm : page.bold
  const facts = factsOf(suspect)
  const more = evidence.length - reasonsShown
  return [
    `${head}${style(first)}`,
    ...rest.map((line) => ' '.repeat(margin) + style(line)),
    ...wrapped(facts, page.width, { indent: margin }).map(page.dim),
    ...bumpLines(change, page),
    ...(explanation === undefined
      ? []
      : bullet(safe(`In a language model's words: ${explanation}`, 700), page, indent)),
    ...groupedEvidence(evidence.slice(0, reasonsShown)).flatMap((group) => evidenceLines(group, page)),
    ...(more > 0 ? bullet(moreReasons(more), page, indent) : []),
    ...(evidence.length === 0 ? bullet('Nothing in the failure points at it directly.', page, indent) : []),
  ]
}

const bumpsShown = 3

/** What the change moves from one version to another. */
function bumpLines({ bumps = [] }: ReportedSuspect['change'], page: Page): readonly string[] {
  return bumps.slice(0, bumpsShown).flatMap(({ name, from, to }) => {
    const moved = `${safe(name, 120)} ${safe(shortSha(from), 60)} → ${safe(shortSha(to), 60)}`
    return wrapped(moved, page.width, { indent: margin }).map(page.dim)
  })
}

function factsOf({ change, likelihood, mergedBefore }: ReportedSuspect): string {
  const commit = change.pull === null || change.sha === null ? [] : [shortSha(change.sha)]
  const merged = mergedBefore === null ? [] : [`merged ${mergedBefore} before`]
  return [likelihood, ...commit, ...merged].join(', ')
}

function evidenceLines({ says, quote, file, line, of }: EvidenceGroup, page: Page): readonly string[] {
  const at = line === null || line === 0 ? '' : `:${line}`
  const place = `${file === null ? (of ?? 'log') : shortPath(file, 120)}${at}`
  const quoted = visibleLines(quote.slice(0, 4000)).filter((one) => one.trim() !== '')
  const room = page.width - indent - 4
  return [
    ...says.flatMap((one) => bullet(one, page, indent)),
    ...wrapped(safe(place, 200), page.width, { indent: indent + 2 }).map(page.dim),
    ...quoted.slice(0, quoteLines).map((one) => `${' '.repeat(indent + 2)}│ ${fitted(safe(one, 400), room)}`),
  ]
}
