import type { Sha } from '../../../engine/model/ids.ts'
import type { Commit } from '../range/commit.ts'
import type { PullFacts } from './pull-facts.ts'

/** Commits that came in as one change: those of a pull request, or one that was pushed directly. */
export type CommitGroup = {
  readonly pull: PullFacts | null
  /** Newest first, at least one. */
  readonly commits: readonly Commit[]
  /** The commit by which the change landed. */
  readonly landedAs: Commit
}

/**
 * Groups commits, newest first, by the pull request that brought each. A commit that several merged pull requests
 * claim goes to the one it landed, else to the one merged first: stacked pull requests and release branches carry
 * the commits of others along.
 */
export function groupCommits(
  commits: readonly Commit[],
  pullsOf: ReadonlyMap<Sha, readonly PullFacts[]>,
): readonly CommitGroup[] {
  const groups = new Map<string, { readonly pull: PullFacts | null; readonly commits: Commit[] }>()
  for (const commit of commits) {
    const pull = ownerOf(commit, pullsOf.get(commit.sha) ?? [])
    const key = pull === null ? commit.sha : `#${pull.number}`
    const group = groups.get(key) ?? { pull, commits: [] }
    group.commits.push(commit)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap((group) => {
    const [newest] = group.commits
    if (newest === undefined) return []
    const landedAs = group.commits.find((commit) => commit.sha === group.pull?.landedAs) ?? newest
    return [{ pull: group.pull, commits: group.commits, landedAs }]
  })
}

function ownerOf(commit: Commit, pulls: readonly PullFacts[]): PullFacts | null {
  const landing = pulls.find((pull) => pull.landedAs === commit.sha)
  if (landing !== undefined) return landing
  const [first] = pulls.toSorted((one, other) => compareText(one.mergedAt ?? '', other.mergedAt ?? ''))
  return first ?? null
}

function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
