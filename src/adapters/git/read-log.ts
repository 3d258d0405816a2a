import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { gitFailed } from './git-failed.ts'
import { logArguments } from './log-arguments.ts'
import { streamGit } from './stream-git.ts'

/** A commit with its author's address. */
export type LogEntry = Omit<CommitInfo, 'author'> & { readonly author: string; readonly email: string }

/** Commit messages hold no NUL, so a record is always as many NUL-ended fields as are named here. */
const fields = ['%H', '%P', '%an', '%ae', '%ct', '%s', '%b']
const longestBody = 20 * 1024
const mostCommits = 400_000

/**
 * Every commit that `head` reaches, the newest first, at most `limit`; one git process, read as it comes. `whole` is
 * false where older ones were left out.
 */
export async function readLog(
  clone: Clone,
  head: Sha,
  limit: number = mostCommits,
): Promise<{ readonly entries: readonly LogEntry[]; readonly whole: boolean }> {
  const entries: LogEntry[] = []
  let held: readonly string[] = []
  let partial: Buffer = Buffer.alloc(0)
  const args = [...logArguments(fields), `--max-count=${limit + 1}`, head, '--']
  const end = await streamGit(clone, args, (chunk) => {
    const ended = chunk.lastIndexOf(0) + 1
    if (ended === 0) {
      partial = Buffer.concat([partial, chunk])
      return
    }
    const text = Buffer.concat([partial, chunk.subarray(0, ended - 1)]).toString('utf8')
    partial = Buffer.from(chunk.subarray(ended))
    held = takeRecords([...held, ...text.split('\0')], entries)
  })
  if (end.code !== 0) throw gitFailed(clone, args, end)
  return { entries: entries.slice(0, limit), whole: entries.length <= limit }
}

/** Moves the whole records into `entries` and gives back what is left over. */
function takeRecords(parts: readonly string[], entries: LogEntry[]): readonly string[] {
  let at = 0
  for (; at + fields.length <= parts.length; at += fields.length) {
    const [sha = '', parents = '', author = '', email = '', seconds = '', subject = '', body = ''] =
      parts.slice(at, at + fields.length)
    const date = new Date(Number(seconds) * 1000)
    entries.push({
      sha: sha as Sha,
      parents: parents.split(' ').filter((parent): parent is Sha => parent !== ''),
      author,
      email,
      committedAt: Number.isNaN(date.getTime()) ? null : (date.toISOString() as CommitInfo['committedAt']),
      subject,
      body: body.slice(0, longestBody).trimEnd(),
    })
  }
  return parts.slice(at)
}
