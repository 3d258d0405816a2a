import type { Change } from '../../../engine/model/change.ts'
import type { Completeness, Gap } from '../../../engine/model/completeness.ts'
import type { ChangeId, Sha } from '../../../engine/model/ids.ts'
import type { Landing } from '../../../engine/model/landing.ts'
import { type Described, withListed } from '../../../engine/model/listed-messages.ts'
import type { RegressionRange } from '../../../engine/model/regression-range.ts'
import type { Answer } from '../../../engine/ports.ts'
import { gap, gapOf } from '../api/gaps.ts'
import type { Commit } from '../range/commit.ts'
import { rangeCommits } from '../range/range-commits.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { broughtCommits, looksLanded } from './brought-commits.ts'
import { type GoodMerge, goodMerges, type GoodMerges, withoutGood } from './good-merges.ts'
import { type CommitGroup, groupCommits } from './group-commits.ts'
import type { PullFacts } from './pull-facts.ts'
import { pullsOfCommits } from './pulls-of-commits.ts'
import { type RecentMergedPulls, recentMergedPulls } from './recent-merged-pulls.ts'
import { toldNothing, type ToldEarlier } from './told-earlier.ts'

/**
 * The changes of a range with their paths, newest first; no patches yet, and no files of direct pushes.
 * Merged pull requests that were touched last are asked for first: they settle the commits they landed as, and what
 * they leave is asked for by commit. GitHub's index learns of both late, so that what was told of merges stands in.
 */
export async function changesOfRange(
  session: IncidentSession,
  range: RegressionRange,
  told: ToldEarlier = toldNothing,
): Promise<Answer<readonly Change[]>> {
  const listed = await rangeCommits(session, range)
  const { commits, gaps } = listed
  const recent = await recentMergedPulls(session)
  const recentGaps = recent.refusal === null ? [] : [gapOf('pull requests merged last', recent.refusal)]
  if (commits.length === 0 && range.kind === 'open') {
    const value = mergedBefore(recent.pulls, session.incident.seenAt).map(changeWithoutCommits)
    return { value, gaps: [...gaps, ...recentGaps] }
  }
  const merges = goodMerges(range, listed)
  const { pullsOf, gaps: unknown } = await pullsOfRange(session, commits, recent, {
    head: range.bad,
    told,
    merges,
  })
  return {
    value: groupCommits(commits, pullsOf).map((group) => withoutGood(changeOf(group), merges)),
    gaps: [...gaps, ...recentGaps, ...unknown],
  }
}

/**
 * Asks for what landed on the branch itself, then for what merges brought along where these may hold changes of their
 * own: a merge without a pull request, or one of a branch to which pull requests had gone. Else what a merged pull
 * request brought along is its own, without a call.
 */
async function pullsOfRange(
  session: IncidentSession,
  commits: readonly Commit[],
  { pulls, own }: RecentMergedPulls,
  { head, told, merges }: { readonly head: Sha; readonly told: ToldEarlier; readonly merges: GoodMerges },
): Promise<{ readonly pullsOf: ReadonlyMap<Sha, readonly PullFacts[]>; readonly gaps: readonly Gap[] }> {
  const brought = broughtCommits(commits, head)
  const besides = new Set([...brought.values()].flat().map(({ sha }) => sha))
  const pullsOf = settledBy(pulls, commits)
  const ask = async (wanted: readonly Commit[]): Promise<readonly Gap[]> => {
    const open = wanted.filter(({ sha }) => !pullsOf.has(sha))
    const asked = await pullsOfCommits(session.client, own, open)
    for (const [{ sha }, found] of asked.answers) pullsOf.set(sha, found)
    return unansweredGap(asked.unanswered.length, asked.refusal)
  }
  const first = await ask(commits.filter(({ sha }) => !besides.has(sha)))
  const pushed = commits.filter(({ sha }) => !besides.has(sha) && !pullsOf.get(sha)?.length)
  const shas = pushed.map(({ sha }) => sha)
  for (const landing of await told.landings(session.incident.repo, shas))
    pullsOf.set(landing.sha, [factsOf(landing)])
  const unclear: Commit[] = []
  for (const [merge, along] of brought) {
    const landing = (pullsOf.get(merge) ?? []).filter(({ landedAs }) => landedAs === merge)
    const isOther = isBroughtToOwnLine(merges.get(merge as string as ChangeId), pullsOf)
    if (landing.length === 0 || isOther || along.some(looksLanded)) unclear.push(...along)
    else for (const { sha } of along) if (!pullsOf.has(sha)) pullsOf.set(sha, landing)
  }
  return { pullsOf, gaps: [...first, ...(await ask(unclear))] }
}

/** Whether what a merge brought is surely not its own: its pull request stood on the line that it was brought to. */
function isBroughtToOwnLine(
  of: GoodMerge | undefined,
  pullsOf: ReadonlyMap<Sha, readonly PullFacts[]>,
): boolean {
  const [first] = of?.merge.parents ?? []
  return first !== undefined && (pullsOf.get(first) ?? []).some(({ landedAs }) => landedAs === of?.merge.sha)
}

function settledBy(recent: readonly PullFacts[], commits: readonly Commit[]): Map<Sha, readonly PullFacts[]> {
  const landed = new Map(recent.map((pull) => [pull.landedAs, pull]))
  const settled = new Map<Sha, readonly PullFacts[]>()
  for (const { sha } of commits) {
    const pull = landed.get(sha)
    if (pull !== undefined) settled.set(sha, [pull])
  }
  return settled
}

/** Neither its files nor the branch it went to are told with it. */
function factsOf({ pull: number, sha: landedAs, title, body, author, mergedAt }: Landing): PullFacts {
  return {
    number,
    title,
    body,
    author,
    mergedAt,
    landedAs,
    files: [],
    fileCount: null,
    base: null,
    branch: null,
  }
}

function unansweredGap(count: number, refusal: Error | null): readonly Gap[] {
  if (count === 0) return []
  const what = `pull requests of ${count} commits, shown as direct pushes`
  return [refusal === null ? gap(what, 'GitHub did not say.') : gapOf(what, refusal)]
}

function changeOf({ pull, commits, landedAs }: CommitGroup): Change {
  const shas = commits.map((commit) => commit.sha)
  const id = changeId(landedAs.sha)
  if (pull !== null) {
    const change = changeOfPull(pull, id, shas)
    return { ...change, body: withListed(change, messagesOf(commits)) }
  }
  return {
    id,
    kind: 'direct-push',
    pull: null,
    commits: shas,
    ...describedBy(landedAs),
    author: landedAs.author,
    mergedAt: landedAs.at,
    files: [],
    filesCompleteness: { kind: 'unknown', because: 'The files of this direct push were not read.' },
  }
}

/** Messages of what a pull request brought, the oldest first; one that was squashed has none. */
function messagesOf(commits: readonly Commit[]): readonly Described[] {
  if (commits.length === 1) return []
  return commits
    .filter(({ parents }) => parents.length < 2)
    .map(describedBy)
    .toReversed()
}

function describedBy({ message }: Commit): Described {
  const [title = '', ...body] = message.split('\n')
  return { title, body: body.join('\n').trim() }
}

function changeOfPull(pull: PullFacts, id: ChangeId, commits: readonly Sha[]): Change {
  return {
    id,
    kind: 'pull-request',
    pull: pull.number,
    commits,
    title: pull.title,
    body: pull.body,
    author: pull.author,
    mergedAt: pull.mergedAt,
    files: pull.files,
    filesCompleteness: listingOf(pull),
  }
}

function listingOf(pull: PullFacts): Completeness {
  if (pull.fileCount === null) return { kind: 'unknown', because: 'GitHub did not list the files.' }
  if (pull.files.length >= pull.fileCount) return { kind: 'complete' }
  return { kind: 'truncated', because: `${pull.files.length} of ${pull.fileCount} files are listed.` }
}

/** Without any history only the pull requests themselves are known. Nothing merged after the failure counts. */
function mergedBefore(pulls: readonly PullFacts[], seenAt: string | null): readonly PullFacts[] {
  return pulls
    .filter((pull) => pull.mergedAt !== null && (seenAt === null || pull.mergedAt <= seenAt))
    .toSorted((one, other) => ((one.mergedAt ?? '') < (other.mergedAt ?? '') ? 1 : -1))
}

function changeWithoutCommits(pull: PullFacts): Change {
  const { landedAs } = pull
  return changeOfPull(pull, changeId(landedAs ?? `pull-${pull.number}`), landedAs === null ? [] : [landedAs])
}

function changeId(text: string): ChangeId {
  return text as ChangeId
}
