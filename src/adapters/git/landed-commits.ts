import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { readCommits, readWindow } from './read-commits.ts'
import { runGit } from './run-git.ts'
import { revisionsOf, type Window } from './window.ts'

/** First-parent commits of a window that are looked at, at most. */
export const mostCommits = 20_000

type Remembered = {
  readonly window: Window
  readonly commits: Promise<readonly CommitInfo[]>
}

const remembered = new WeakMap<Clone, Remembered>()

/**
 * The first-parent commits of a window, newest first, at most one more than `mostCommits`. Those of the window asked for
 * last are remembered: git walks all of it anew for each question, and several are put to every window.
 */
export function landedCommits(clone: Clone, window: Window): Promise<readonly CommitInfo[]> {
  const known = landedBefore(clone, window)
  if (known !== null) return known
  const commits = readWindow(clone, window, mostCommits + 1)
  remembered.set(clone, { window, commits })
  // Whoever asks is told what went wrong; whoever asks again shall not be told the same without git being asked.
  commits.catch(() => remembered.delete(clone))
  return commits
}

/** What is remembered of a window, null where nothing is. */
export function landedBefore(clone: Clone, { good, bad }: Window): Promise<readonly CommitInfo[]> | null {
  const last = remembered.get(clone)
  return last?.window.good === good && last.window.bad === bad ? last.commits : null
}

/** Whether the first parents of a window's end lead to the commit before it, and do not pass it by. */
export async function leadsStraight(clone: Clone, window: Window): Promise<boolean> {
  if (window.good === null) return true
  const known = await landedBefore(clone, window)
  if (known !== null) return known.length > mostCommits || known.at(-1)?.parents[0] === window.good
  const args = ['rev-list', '--first-parent', '--parents', ...revisionsOf(window), '--']
  const oldest = (await runGit(clone, args)).toString('latin1').trimEnd().split('\n').at(-1)
  return oldest?.split(' ')[1] === window.good
}

/** Whether a window has no more first-parent commits than that. */
export async function isAtMost(clone: Clone, window: Window, commits: number): Promise<boolean> {
  const known = commits > mostCommits ? null : await landedBefore(clone, window)
  if (known !== null) return known.length <= commits
  const args = [
    'rev-list',
    '--first-parent',
    '--count',
    `--max-count=${commits + 1}`,
    ...revisionsOf(window),
    '--',
  ]
  return Number((await runGit(clone, args)).toString('latin1')) <= commits
}

/** The commits named, in the order given; git is asked only where the window asked for last does not hold them all. */
export async function commitsNamed(clone: Clone, shas: readonly Sha[]): Promise<readonly CommitInfo[]> {
  const known = await remembered.get(clone)?.commits
  const bySha = new Map(known?.map((commit) => [commit.sha, commit]))
  const found = shas.flatMap((sha) => bySha.get(sha) ?? [])
  return found.length === shas.length ? found : await readCommits(clone, shas)
}
