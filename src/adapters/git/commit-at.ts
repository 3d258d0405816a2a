import type { Instant, Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { tryGit } from './run-git.ts'

/** The newest commit on the first-parent line of `head` that was made before an instant; null where there is none. */
export async function commitBefore(clone: Clone, head: Sha, before: Instant): Promise<Sha | null> {
  const seconds = Math.ceil(Date.parse(before) / 1000) - 1
  const result = await tryGit(clone, [
    'rev-list',
    '--first-parent',
    '--max-count=1',
    `--min-age=${seconds}`,
    head,
  ])
  return shaIn(result)
}

/** The best commit that all of these have in their history; null where there is none. */
export async function commonAncestor(clone: Clone, commits: readonly Sha[]): Promise<Sha | null> {
  if (commits.length === 0) return null
  return shaIn(await tryGit(clone, ['merge-base', '--octopus', ...commits]))
}

function shaIn({ code, stdout }: { readonly code: number | null; readonly stdout: Buffer }): Sha | null {
  const sha = /^[0-9a-f]{40}$/m.exec(stdout.toString('utf8'))?.[0]
  return code === 0 && sha !== undefined ? (sha as Sha) : null
}
