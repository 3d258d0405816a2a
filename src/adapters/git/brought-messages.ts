import type { Sha } from '../../engine/model/ids.ts'
import { type Described, mostListed } from '../../engine/model/listed-messages.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { readCommits } from './read-commits.ts'

/** Commits asked for at most, those of the newest merges first: a window may hold years of merges. */
const mostAsked = 3000

/**
 * The messages of what each merge brought, the oldest first, without those of merges; `brought` has the newest first, of
 * the merges and of what each of them brought.
 */
export async function broughtMessages(
  clone: Clone,
  brought: ReadonlyMap<Sha, readonly Sha[]>,
): Promise<ReadonlyMap<Sha, readonly Described[]>> {
  const oldest = [...brought].map(([merge, shas]) => [merge, shas.slice(-mostListed)] as const)
  const asked = oldest.flatMap(([, shas]) => shas).slice(0, mostAsked)
  const commits = new Map((await readCommits(clone, asked)).map((commit) => [commit.sha, commit]))
  const messages = oldest.map(
    ([merge, shas]) => [merge, shas.toReversed().flatMap((sha) => messageOf(commits.get(sha)))] as const,
  )
  return new Map(messages)
}

/** A merge of a merge tells of what it brought, which tells for itself. */
function messageOf(commit: CommitInfo | undefined): readonly Described[] {
  if (commit === undefined || commit.parents.length > 1) return []
  return [{ title: commit.subject, body: commit.body }]
}
