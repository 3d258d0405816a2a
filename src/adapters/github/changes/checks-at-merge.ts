import type { Change } from '../../../engine/model/change.ts'
import type { Completeness, Gap } from '../../../engine/model/completeness.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import type { ChecksAtMerge } from '../../../engine/model/merge-checks.ts'
import type { Refusal } from '../../../engine/model/refusal.ts'
import type { Answer } from '../../../engine/ports.ts'
import { inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { gap } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { checkAt } from './check-node.ts'
import { askForPages, type PullPage, type WantedPage } from './merge-check-pages.ts'

/** Pull requests asked about in one query: GitHub is slow to join commits, suites, runs and workflows. */
const BATCH = 30
/** Queries for the first hundred checks of each, and for each hundred more. */
const CALLS = { first: 6, more: 2 } as const
/** A pull request of more checks than this is read in part. */
const MOST_PAGES = 3
/** Numbers of pull requests that one gap tells. */
const MOST_LISTED = 10

/**
 * Reads how the own checks of merged pull requests stood when they were merged; direct pushes have none. What GitHub
 * does not answer is a gap and never ends a triage, because little is decided by it.
 */
export async function checksAtMerge(
  session: IncidentSession,
  changes: readonly Change[],
): Promise<Answer<readonly ChecksAtMerge[]>> {
  const { seenAt } = session.incident
  const asked = changes.filter(({ pull }) => pull !== null)
  const pages = new Map<Change, PullPage[]>(asked.map((change) => [change, []]))
  let because: string | null = null
  let wanted = asked.map((change): WantedPage => ({ change, after: null }))
  for (let page = 0; page < MOST_PAGES && wanted.length > 0; page += 1) {
    const calls = page === 0 ? CALLS.first : CALLS.more
    const read = await inAdaptiveBatches(wanted, BATCH, (batch) => askForPages(session, batch), calls)
    for (const [{ change }, found] of read.answers) pages.get(change)?.push(found)
    because ??= reasonOf(read.refusal)
    wanted = [...read.answers].flatMap(([{ change }, found]) => nextOf(change, found))
  }
  const known = asked.filter((change) => pages.get(change)?.length !== 0)
  const missing = asked.filter((change) => !known.includes(change))
  return {
    value: known.map((change) => checksOf(change, pages.get(change) ?? [], { because, seenAt })),
    gaps: missing.length === 0 ? [] : [gap(whoseChecks(missing), because ?? 'GitHub gave no answer')],
  }
}

function nextOf(change: Change, { contexts }: PullPage): readonly WantedPage[] {
  const after = contexts?.pageInfo.hasNextPage === true ? (contexts.pageInfo.endCursor ?? null) : null
  return after === null ? [] : [{ change, after }]
}

function reasonOf(refusal: Refusal | null): string | null {
  if (refusal === null) return null
  if (refusal.kind === 'misconfigured') throw refusal
  return refusal.kind === 'missing-permission' ? `${refusal.message}. ${refusal.mend}` : refusal.message
}

type Around = { readonly because: string | null; readonly seenAt: Instant | null }

function checksOf(change: Change, pages: readonly PullPage[], { because, seenAt }: Around): ChecksAtMerge {
  const mergedAt = pages[0]?.mergedAt ?? null
  if (mergedAt === null) {
    const completeness = { kind: 'unknown', because: 'GitHub does not say when it was merged' } as const
    return { change: change.id, checks: [], completeness }
  }
  // Nothing newer than the incident enters: what a queue tried together may have been merged much later.
  const then = seenAt !== null && Date.parse(seenAt) < Date.parse(mergedAt) ? seenAt : mergedAt
  const checks = pages.flatMap(({ contexts }) => contexts?.nodes ?? [])
  return {
    change: change.id,
    checks: checks.map((one) => checkAt(one, then)),
    completeness: completenessOf(checks.length, pages[0]?.contexts?.totalCount ?? 0, because),
  }
}

function completenessOf(read: number, total: number, because: string | null): Completeness {
  if (read >= total) return { kind: 'complete' }
  const why = because === null ? '' : `: ${because}`
  return { kind: 'truncated', because: `${read} of ${total} checks are listed${why}` }
}

function whoseChecks(changes: readonly Change[]): Gap['what'] {
  const listed = changes.slice(0, MOST_LISTED).map(({ pull }) => `#${pull}`)
  const rest = changes.length - listed.length
  return `own checks of ${listed.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
