import type { Instant, Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { gitFailed } from './git-failed.ts'
import { logArguments } from './log-arguments.ts'
import { nulFields } from './nul-fields.ts'
import { type GitOptions, streamGit } from './stream-git.ts'
import { revisionsOf, type Window } from './window.ts'

/** Commit messages hold no NUL, so a record is always as many NUL-ended fields as are named here. */
const fields = ['%H', '%P', '%an', '%ct', '%s', '%b']
const longestBody = 64 * 1024
const format = logArguments(fields)

/** The first-parent commits of a window, newest first, at most `limit`. */
export async function readWindow(
  clone: Clone,
  window: Window,
  limit: number,
): Promise<readonly CommitInfo[]> {
  const args = [...format, '--first-parent', `--max-count=${limit}`, ...revisionsOf(window), '--']
  return await readLog(clone, args, {})
}

/** The commits named, in the order given. */
export async function readCommits(clone: Clone, shas: readonly Sha[]): Promise<readonly CommitInfo[]> {
  if (shas.length === 0) return []
  const input = shas.map((sha) => `${sha}\n`).join('')
  return await readLog(clone, [...format, '--no-walk=unsorted', '--stdin'], { input })
}

async function readLog(
  clone: Clone,
  args: readonly string[],
  options: GitOptions,
): Promise<readonly CommitInfo[]> {
  const commits: CommitInfo[] = []
  let record: string[] = []
  const push = nulFields('utf8', (field) => {
    record.push(field)
    if (record.length < fields.length) return
    commits.push(commitOf(record))
    record = []
  })
  const end = await streamGit(clone, args, push, options)
  if (end.code !== 0) throw gitFailed(clone, args, end)
  return commits
}

function commitOf(record: readonly string[]): CommitInfo {
  const [sha = '', parents = '', author = '', seconds = '', subject = '', body = ''] = record
  return {
    sha: sha as Sha,
    parents: parents.split(' ').filter((parent): parent is Sha => parent !== ''),
    author: author === '' ? null : author,
    committedAt: instantOf(Number(seconds)),
    subject,
    body: body.slice(0, longestBody).trimEnd(),
  }
}

/** Null for the absurd dates that a commit may carry. */
function instantOf(seconds: number): Instant | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : (date.toISOString() as Instant)
}
