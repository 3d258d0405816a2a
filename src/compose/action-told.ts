import { commentsOf, type IssueComment, type NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { roleOf } from '../adapters/github/words/role-of.ts'
import { meant } from '../engine/act/meant.ts'
import { readWord } from '../engine/act/read-word.ts'
import { maySay } from '../engine/act/who-may.ts'
import type { Repo } from '../engine/model/repo.ts'
import { type Saying, type Told, toldBy } from '../engine/model/told.ts'
import type { NameableChange, Role, Word } from '../engine/model/word.ts'

/** Accounts whose role is asked; each costs a call. */
const mostAccounts = 20

/**
 * What maintainers said on an issue, read from its comments: the Action has no memory of its own. What they may do is
 * asked now.
 */
export async function toldOnIssue(
  client: GitHubClient,
  repo: Repo,
  issue: NotedIssue,
): Promise<(changes: readonly NameableChange[]) => Told> {
  const roles = new Map<string, Role>()
  const allowed: (IssueComment & { readonly word: Word })[] = []
  for (const comment of await commentsOf(client, repo, issue)) {
    const word = readWord(comment.body)
    if (word === null) continue
    const { id } = comment.by
    if (!roles.has(id)) {
      if (roles.size >= mostAccounts) continue
      roles.set(id, await roleOf(client, repo, comment.by))
    }
    if (maySay(roles.get(id) ?? 'none', word)) allowed.push({ ...comment, word })
  }
  return (changes) =>
    toldBy(
      allowed.map(({ id, by, at, word }): Saying => {
        const { said } = meant(word, at, changes, true)
        return { source: `comment:${id}`, by: by.id, at, said }
      }),
    )
}
