import type { Sha } from '../../engine/model/ids.ts'
import { gitFailed } from './git-failed.ts'
import { type GitPlace, streamGit } from './stream-git.ts'

/**
 * Which objects of these commits' trees the clone does not hold: partial clones leave some on the server. This walk is
 * the one question about a missing object at which git neither fetches it nor gives up.
 */
export async function missingObjects(place: GitPlace, commits: Iterable<Sha>): Promise<ReadonlySet<string>> {
  const missing = new Set<string>()
  const input = [...new Set(commits)].map((sha) => `${sha}\n`).join('')
  if (input === '') return missing
  const args = ['rev-list', '--objects', '--no-walk', '--missing=print', '--stdin']
  let partial = ''
  const end = await streamGit(
    place,
    args,
    (chunk) => {
      const lines = (partial + chunk.toString('latin1')).split('\n')
      partial = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('?')) missing.add(line.slice(1))
    },
    { input },
  )
  if (end.code !== 0) throw gitFailed(place, args, end)
  return missing
}
