import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { gitFailed } from './git-failed.ts'
import { missingObjects } from './missing-objects.ts'
import { runGit, tryGit } from './run-git.ts'

/** Something in a tree. `size` is null for what is no regular file, and where the clone does not hold its content. */
export type Entry = { readonly regular: boolean; readonly object: string; readonly size: number | null }

/** Finds these paths in a commit's tree, by path; what is not in the tree is not in the answer. */
export async function findEntries(
  clone: Clone,
  sha: Sha,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const output = await runGit(clone, ['ls-tree', '-z', '--full-tree', sha, '--', ...paths])
  const found = output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [whole = '', mode = '', object = ''] = /^(\d{6}) \w+ ([0-9a-f]{40})\t/.exec(line) ?? []
      const regular = mode.startsWith('100')
      return whole === '' ? [] : [{ path: line.slice(whole.length), regular, object }]
    })
  const files = found.filter(({ regular }) => regular)
  const sizes = await readSizes(
    clone,
    sha,
    files.map(({ object }) => object),
  )
  return new Map(
    found.map(({ path, regular, object }) => [path, { regular, object, size: sizes.get(object) ?? null }]),
  )
}

/** Sizes of blobs by object id, without those a partial clone lacks. */
async function readSizes(
  clone: Clone,
  sha: Sha,
  objects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const args = ['cat-file', '--batch-check=%(objectname) %(objectsize)']
  const inputOf = (wanted: readonly string[]): string => wanted.map((object) => `${object}\n`).join('')
  let result = await tryGit(clone, args, { input: inputOf(objects) })
  if (result.code !== 0) {
    const missing = await missingObjects(clone, [sha])
    result = await tryGit(clone, args, { input: inputOf(objects.filter((object) => !missing.has(object))) })
    if (result.code !== 0) throw gitFailed(clone, args, result)
  }
  const lines = result.stdout.toString('latin1').split('\n')
  const pairs = lines.map((line) => line.split(' ', 2)).filter(([, size]) => /^\d+$/.test(size ?? ''))
  return new Map(pairs.map(([object = '', size]) => [object, Number(size)]))
}
