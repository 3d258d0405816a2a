import type { GitRepository } from './git-repository.ts'
import type { PullRecord } from './records.ts'

/** The tree of a commit; null where there is none. */
export async function commitTree(git: GitRepository, sha: string): Promise<string | null> {
  return (await git.tree(sha, false))?.sha ?? null
}

/** Writes a commit as the forge itself, a minute after its first parent, so that stories keep their own calendar. */
export async function writeCommit(
  git: GitRepository,
  {
    tree,
    parents,
    message,
  }: { readonly tree: string; readonly parents: readonly string[]; readonly message: string },
): Promise<string> {
  const [first] = parents
  const before = first === undefined ? 0 : Date.parse((await git.commit(first)).committer.at)
  const who = `GitHub <noreply@example.test> ${before / 1000 + 60} +0000`
  const above = parents.map((parent) => `parent ${parent}\n`).join('')
  const text = `tree ${tree}\n${above}author ${who}\ncommitter ${who}\n\n${message}\n`
  return (await git.run(['hash-object', '-t', 'commit', '-w', '--stdin'], text)).toString().trim()
}

/**
 * A commit on the base branch that undoes a pull request, by git's own three-way merge; null where that conflicts.
 * The exact inverse stands right behind the merge, and is merged into the branch.
 */
export async function invertedOnto(git: GitRepository, pull: PullRecord): Promise<string | null> {
  const { mergeCommit, diffBase, base } = pull
  const head = await git.resolve(`refs/heads/${base}`)
  const before = diffBase === null ? null : await commitTree(git, diffBase)
  if (mergeCommit === null || before === null || head === null) return null
  const inverse = await writeCommit(git, { tree: before, parents: [mergeCommit], message: 'Inverse' })
  try {
    const tree = (await git.run(['merge-tree', '--write-tree', head, inverse])).toString().trim()
    return await writeCommit(git, { tree, parents: [head], message: `Revert "${pull.title}"` })
  } catch {
    return null
  }
}
