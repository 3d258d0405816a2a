import type { Sha } from '../../engine/model/ids.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Clone } from './clone.ts'
import { runGit } from './run-git.ts'

/** The commits reachable from `bad` and not from `good`; null where history runs to its beginning. */
export type Window = { readonly good: Sha | null; readonly bad: Sha }

/** The window as git's arguments. */
export function revisionsOf({ good, bad }: Window): readonly string[] {
  return good === null ? [bad] : [bad, `^${good}`]
}

/** How many first-parent commits are taken where no last good commit bounds the range. */
export const fallbackLength = 100

/** The window of a range. An open range is bounded by the parent of its hundredth newest first-parent commit. */
export async function windowOf(clone: Clone, range: RegressionRange): Promise<Window> {
  if (range.kind !== 'open') return { good: range.good, bad: range.bad }
  const args = ['rev-list', '--first-parent', `--max-count=${fallbackLength + 1}`, range.bad, '--']
  const shas = (await runGit(clone, args)).toString('utf8').split('\n')
  const beyond = shas[fallbackLength]
  return { good: beyond === undefined || beyond === '' ? null : (beyond as Sha), bad: range.bad }
}
