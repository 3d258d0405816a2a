import type { Instant, Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { logArguments } from './log-arguments.ts'
import { runGit } from './run-git.ts'
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
  return parse(await runGit(clone, args))
}

/** The commits named, in the order given. */
export async function readCommits(clone: Clone, shas: readonly Sha[]): Promise<readonly CommitInfo[]> {
  if (shas.length === 0) return []
  const input = shas.map((sha) => `${sha}\n`).join('')
  return parse(await runGit(clone, [...format, '--no-walk=unsorted', '--stdin'], { input }))
}

function parse(output: Buffer): readonly CommitInfo[] {
  const parts = output.toString('utf8').split('\0')
  const commits: CommitInfo[] = []
  for (let at = 0; at + fields.length < parts.length; at += fields.length) {
    const [sha = '', parents = '', author = '', seconds = '', subject = '', body = ''] = parts.slice(
      at,
      at + fields.length,
    )
    commits.push({
      sha: sha as Sha,
      parents: parents.split(' ').filter((parent): parent is Sha => parent !== ''),
      author: author === '' ? null : author,
      committedAt: instantOf(Number(seconds)),
      subject,
      body: body.slice(0, longestBody).trimEnd(),
    })
  }
  return commits
}

/** Null for the absurd dates that a commit may carry. */
function instantOf(seconds: number): Instant | null {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? null : (date.toISOString() as Instant)
}
