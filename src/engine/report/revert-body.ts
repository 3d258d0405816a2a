import type { OpenReApply, OpenRevert } from '../model/act.ts'
import type { ChangeId } from '../model/ids.ts'
import type { RevertAdvice } from '../model/revert.ts'
import { forgeLinks } from './forge-links.ts'
import { issueNumber } from './issue-number.ts'
import { markdownProse, suspectItem } from './markdown-pieces.ts'
import type { MarkdownOptions } from './render-markdown.ts'
import type { Report } from './report.ts'
import type { ReportedChange } from './reported-change.ts'
import { revertWords } from './revert-words.ts'

/**
 * The text of a draft that takes a change back: what failed, why this change, what stands in the way, and that people
 * decide. All words are our own; those of others stand in it as in the report.
 */
export function revertBody(
  report: Report,
  { pull, change: id }: Pick<OpenRevert, 'pull' | 'change'>,
  advice: RevertAdvice | null,
  { forgeUrl, repo = report.incident.repo, issueUrl }: MarkdownOptions & { readonly issueUrl: string | null },
): string {
  const links = forgeLinks(forgeUrl, repo)
  const suspect = report.suspects.find(({ change }) => change.id === id)
  return [
    `Reverts #${pull}.`,
    `${markdownProse(report.headline, links)}${wholeReport(issueUrl)}`,
    ...(suspect === undefined ? [] : ['### Why this change', suspectItem(suspect, 1, links)]),
    ...(advice === null
      ? []
      : ['### What stands in the way', markdownProse(revertWords(advice, reportedChanges(report)), links)]),
    '### What to do with it',
    [
      '- This is a draft. Prime Suspect never merges one; whether it is right is for people to decide.',
      '- Its own checks tell whether the failure goes away without the change. If it does not, close this.',
      '- Once it is merged, a draft that applies the change again can be asked for, to mend it at leisure.',
    ].join('\n'),
    '<sub>Prime Suspect judges changes, not people. A change is reverted by it once at most.</sub>',
  ].join('\n\n')
}

function wholeReport(url: string | null): string {
  const number = issueNumber(url)
  return number === null ? '' : ` The whole report is in #${number}.`
}

function reportedChanges({ suspects, cleared }: Report): ReadonlyMap<ChangeId, ReportedChange> {
  const lower = cleared.rankedLower.map(({ change }) => change)
  const all = [...suspects.map(({ change }) => change), ...lower, ...cleared.untied]
  return new Map(all.map((change) => [change.id, change]))
}

/** The text of a draft that applies again what was taken back. */
export function reApplyBody({ pull, revert }: Pick<OpenReApply, 'pull' | 'revert'>): string {
  return [
    `Applies again what #${pull} changed and #${revert} took back.`,
    'This is a draft, opened because a maintainer asked for it. Add what was missing, and merge it when it is mended; Prime Suspect never merges one.',
  ].join('\n\n')
}
