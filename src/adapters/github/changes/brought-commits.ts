import type { Sha } from '../../../engine/model/ids.ts'
import type { Commit } from '../range/commit.ts'

/** Commits that came onto the branch by a merge, by the merge that brought them; each by the earliest one. */
export type BroughtCommits = ReadonlyMap<Sha, readonly Commit[]>

/**
 * What each merge commit of the branch brought along. The branch is what one reaches from `head` by first parents, so
 * a merge of the branch into a feature branch brings nothing. `commits` are those of the range.
 */
export function broughtCommits(commits: readonly Commit[], head: Sha): BroughtCommits {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  const chain = firstParents(bySha, head)
  const taken = new Set(chain.map(({ sha }) => sha))
  const brought = new Map<Sha, readonly Commit[]>()
  for (const merge of chain.toReversed()) {
    const found = untaken(bySha, merge.parents.slice(1), taken)
    if (found.length > 0) brought.set(merge.sha, found)
  }
  return brought
}

function firstParents(bySha: ReadonlyMap<Sha, Commit>, head: Sha): readonly Commit[] {
  const chain: Commit[] = []
  for (let at = bySha.get(head); at !== undefined; at = bySha.get(at.parents[0] ?? head)) {
    chain.push(at)
    if (at.parents.length === 0 || chain.length > bySha.size) break
  }
  return chain
}

/** Everything reachable that nothing earlier took. Adds to `taken`. */
function untaken(bySha: ReadonlyMap<Sha, Commit>, from: readonly Sha[], taken: Set<Sha>): readonly Commit[] {
  const found: Commit[] = []
  const waiting = [...from]
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const commit = bySha.get(sha)
    if (commit === undefined || taken.has(sha)) continue
    taken.add(sha)
    found.push(commit)
    waiting.push(...commit.parents)
  }
  return found
}

/** How GitHub names what landed: a merge of a pull request, or the number at the end of a squashed title. */
const LANDING = /^Merge pull request #\d{1,9} from \S|^[^\n]{1,1000}\(#\d{1,9}\)(?:\n|$)/

/** Whether a commit looks like the landing of a pull request of its own. Messages can lie; this only asks more. */
export function looksLanded({ message }: Commit): boolean {
  return LANDING.test(message.slice(0, 1_100))
}
