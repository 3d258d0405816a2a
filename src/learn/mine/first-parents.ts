import type { Sha } from '../../engine/model/ids.ts'
import type { LoggedCommit } from './logged-commit.ts'

/** The commits of a branch itself, the newest first: from its head by first parents, as far as they are known. */
export function firstParents(commits: readonly LoggedCommit[], head: Sha): readonly LoggedCommit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  const line: LoggedCommit[] = []
  for (let at = bySha.get(head); at !== undefined; at = bySha.get(at.parents[0] ?? ('' as Sha))) line.push(at)
  return line
}
