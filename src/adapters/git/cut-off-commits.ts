import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { runGit } from './run-git.ts'

const longestHeader = 64 * 1024

/**
 * Commits that only look like roots because a shallow clone ends there: git would show every file as added by them.
 * The commit object itself still names its parents.
 */
export async function cutOffCommits(clone: Clone, commits: readonly CommitInfo[]): Promise<ReadonlySet<Sha>> {
  const cutOff = new Set<Sha>()
  if (!clone.shallow) return cutOff
  for (const { sha } of commits.filter(({ parents }) => parents.length === 0)) {
    const commit = await runGit(clone, ['cat-file', 'commit', sha], { maxBytes: longestHeader })
    const header = commit.toString('latin1').split('\n\n', 1)[0] ?? ''
    if (header.includes('\nparent ')) cutOff.add(sha)
  }
  return cutOff
}
