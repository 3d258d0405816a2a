import type { Clone } from './clone.ts'
import { runGit } from './run-git.ts'
import { revisionsOf, type Window } from './window.ts'

/** Which of these paths some first-parent commit of the window touched, in the order given. Reads names only. */
export async function touchedPaths(
  clone: Clone,
  window: Window,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const shape = [
    '--first-parent',
    '--no-follow',
    '-z',
    '--format=',
    '--name-only',
    '--no-renames',
    '--no-color',
  ]
  const output = await runGit(clone, ['log', ...shape, ...revisionsOf(window), '--', ...paths])
  const touched = new Set(output.toString('utf8').split('\0'))
  return paths.filter((path) => touched.has(path))
}
