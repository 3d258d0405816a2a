import type { Sha } from '../model/ids.ts'
import type { ForgeLinks } from './forge-links.ts'
import { type EvidenceGroup, groupedEvidence, moreReasons } from './grouped-evidence.ts'
import { percent, probabilityBar } from './likelihood.ts'
import { codeSpan, fence, plainWords } from './markdown-text.ts'
import type { Prose } from './prose.ts'
import { changeLabel, type ReportedChange, shortSha } from './reported-change.ts'
import type { ReportedSuspect } from './reported-suspect.ts'
import { shortPath } from './untrusted-text.ts'

const longestName = 100
const longestTitle = 140
const longestWords = 400
const longestPath = 120
const longestQuote = 240
const longestExplanation = 700
const reasonsShown = 4
/** Of the named suspects so many show their reasons at once; those of others open on a click. */
const openSuspects = 3

/** A sentence as Markdown; changes link to their pull requests. */
export function markdownProse(text: Prose, links: ForgeLinks): string {
  return text
    .map((piece) => {
      if (piece.kind === 'ours') return piece.text
      if (piece.kind === 'told') return plainWords(piece.text, longestWords)
      if (piece.kind === 'name') return codeSpan(piece.text, longestName)
      return piece.kind === 'change' ? changeLink(piece.change, links) : commitLink(piece.sha, links)
    })
    .join('')
}

function commitLink(sha: Sha, links: ForgeLinks): string {
  return linked(codeSpan(shortSha(sha), longestName), links.commit(sha))
}

/** A named change, linked to its pull request; others to their commits. */
export function changeLink(change: ReportedChange, links: ForgeLinks): string {
  const url = change.pull === null ? null : links.pull(change.pull)
  return url === null ? quietChangeLink(change, links) : `[#${change.pull}](${url})`
}

/**
 * A change that is not named links to its commit: a link to its pull request would leave a trace in the history of
 * everybody's pull request that happened to be in the range.
 */
export function quietChangeLink(change: ReportedChange, links: ForgeLinks): string {
  const label = codeSpan(changeLabel(change), longestName)
  return linked(label, change.sha === null ? null : links.commit(change.sha))
}

export function titleWords({ title }: ReportedChange): string {
  return plainWords(title, longestTitle)
}

/** One numbered suspect with its bar and reasons; lines that belong to it are indented under the number. */
export function suspectItem(suspect: ReportedSuspect, position: number, links: ForgeLinks): string {
  const { change, named, confirmed, probability, likelihood, mergedBefore, evidence, explanation } = suspect
  const marker = `${position}. `
  const indent = ' '.repeat(marker.length)
  const label = named ? `**${changeLink(change, links)}**` : quietChangeLink(change, links)
  const commit = named && change.pull !== null && change.sha !== null ? [commitLink(change.sha, links)] : []
  const merged = mergedBefore === null ? [] : [`merged ${mergedBefore} before`]
  const told = confirmed === true ? ['confirmed by a maintainer'] : []
  const facts = [...commit, ...merged, ...told].join(', ')
  const bar = `\`${probabilityBar(probability)}\` **${percent(probability)}** ${likelihood}`
  const head = `${marker}${label} ${titleWords(change)}${facts === '' ? '' : ` (${facts})`}<br>${bar}`
  const reasons = groupedEvidence(evidence.slice(0, reasonsShown)).map((group) =>
    evidenceItem(group, change, indent, links),
  )
  if (evidence.length > reasonsShown)
    reasons.push(`${indent}- ${moreReasons(evidence.length - reasonsShown)}`)
  if (evidence.length === 0) reasons.push(`${indent}- Nothing in the failure points at it directly.`)
  if (explanation !== undefined)
    reasons.unshift(`${indent}- In a language model's words: ${plainWords(explanation, longestExplanation)}`)
  const isFolded = evidence.length > 0 && (!named || position > openSuspects)
  return [head, ...(isFolded ? foldedReasons(reasons, evidence.length, indent) : reasons)].join('\n')
}

/** Reasons behind a line that opens them, so that a long list can be read on a phone. */
function foldedReasons(reasons: readonly string[], count: number, indent: string): readonly string[] {
  const summary = `<summary>${count} ${count === 1 ? 'reason' : 'reasons'}</summary>`
  return [`${indent}<details>${summary}`, '', ...reasons, '', `${indent}</details>`]
}

function evidenceItem(
  group: EvidenceGroup,
  change: ReportedChange,
  indent: string,
  links: ForgeLinks,
): string {
  const { says, quote } = group
  const sentences = says.map((one) => `${indent}- ${plainWords(one.replace(/\.\s*$/u, ''), longestWords)}`)
  const reason = `${sentences.join('\n')} ${placeOf(group, change, links)}`
  if (quote.trim() === '') return reason
  if (quote.trim().includes('\n')) return `${reason}\n${fence(quote, { indent: `${indent}  ` })}`
  return `${reason}<br>${codeSpan(quote, longestQuote)}`
}

function placeOf({ file, line, of }: EvidenceGroup, change: ReportedChange, links: ForgeLinks): string {
  if (file === null) return line === null || line === 0 ? `(${of ?? 'log'})` : `(log, line ${line})`
  const place = codeSpan(
    `${shortPath(file, longestPath)}${line === null ? '' : `:${line}`}`,
    longestPath + 20,
  )
  return `(${linked(place, change.sha === null ? null : links.line(change.sha, file, line))})`
}

function linked(text: string, url: string | null): string {
  return url === null ? text : `[${text}](${url})`
}
