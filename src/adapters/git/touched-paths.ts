import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import type { CommitInfo } from './commit-info.ts'
import { landedBefore } from './landed-commits.ts'
import type { NamedFile } from './name-reader.ts'
import { runGit } from './run-git.ts'
import { revisionsOf, type Window } from './window.ts'

type Names = { readonly newest: Sha; readonly count: number; readonly paths: ReadonlySet<string> }

const remembered = new WeakMap<Clone, Names>()

/** Remembers which paths these commits touched, so that git need not walk them again; nothing where one is not known. */
export function rememberNames(
  clone: Clone,
  commits: readonly CommitInfo[],
  names: ReadonlyMap<Sha, readonly NamedFile[]>,
): void {
  const [newest] = commits
  if (newest === undefined || names.size !== commits.length) return
  const paths = new Set<string>()
  for (const files of names.values())
    for (const { file } of files) {
      paths.add(file.path)
      if (file.previousPath !== null) paths.add(file.previousPath)
    }
  remembered.set(clone, { newest: newest.sha, count: commits.length, paths })
}

/** Which of these paths some first-parent commit of the window touched, in the order given. Reads names only. */
export async function touchedPaths(
  clone: Clone,
  window: Window,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const known = await pathsBefore(clone, window)
  if (known !== null) return paths.filter((path) => known.has(path))
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

/** The paths of a window whose names of files were read; null where they were not, or not those of every commit. */
async function pathsBefore(clone: Clone, window: Window): Promise<ReadonlySet<string> | null> {
  const names = remembered.get(clone)
  const landed = names === undefined ? null : await landedBefore(clone, window)
  const isWhole = landed?.[0]?.sha === names?.newest && landed?.length === names?.count
  return names !== undefined && landed !== null && isWhole ? names.paths : null
}
