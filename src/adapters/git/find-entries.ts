import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { gitFailed } from './git-failed.ts'
import { irregularPaths } from './list-tree.ts'
import { missingObjects } from './missing-objects.ts'
import { askNames } from './object-desk.ts'
import { runGit, tryGit } from './run-git.ts'

/** Something in a tree. `size` is null for what is no regular file, and where the clone does not hold its content. */
export type Entry = { readonly regular: boolean; readonly object: string; readonly size: number | null }

type Listed = { readonly path: string; readonly entry: Entry }

/** Finds these paths in a commit's tree, by path; what is not in the tree is not in the answer. */
export async function findEntries(
  clone: Clone,
  sha: Sha,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const irregular = irregularPaths(clone, sha)
  const told = irregular === null ? null : await askPaths(clone, { sha, paths, irregular })
  if (told !== null) return told
  const args = ['ls-tree', '-z', '--full-tree', sha, '--', ...paths]
  const withSizes = await tryGit(clone, ['ls-tree', '-l', ...args.slice(1)])
  if (withSizes.code === 0) return byPath(parse(withSizes.stdout))
  // Some versions of git give up at the first size that a partial clone lacks.
  const listed = parse(await runGit(clone, args))
  const files = listed.filter(({ entry }) => entry.regular)
  const sizes = await readSizes(
    clone,
    sha,
    files.map(({ entry }) => entry.object),
  )
  return byPath(
    listed.map(({ path, entry }) => ({ path, entry: { ...entry, size: sizes.get(entry.object) ?? null } })),
  )
}

type Asked = {
  readonly sha: Sha
  readonly paths: readonly string[]
  readonly irregular: ReadonlySet<string>
}

/** By a standing process, where the tree was listed before and so is known to hold what is no file; else null. */
async function askPaths(
  clone: Clone,
  { sha, paths, irregular }: Asked,
): Promise<ReadonlyMap<string, Entry> | null> {
  // A line feed would end the name, and git takes what begins with a dot and a slash for a path of the work tree.
  if (paths.some((path) => path.includes('\n') || /^\.{1,2}(?:\/|$)/.test(path))) return null
  const lines = await askNames(
    clone,
    paths.map((path) => `${sha}:${path}`),
  )
  if (lines === null || lines.length !== paths.length) return null
  const entries = new Map<string, Entry>()
  for (const [at, path] of paths.entries()) {
    const [, object, type, size] = /^([0-9a-f]{40}) (\w{1,10}) (\d{1,20})$/.exec(lines[at] ?? '') ?? []
    if (irregular.has(path)) entries.set(path, { regular: false, object: object ?? '', size: null })
    else if (object !== undefined && path !== '') {
      const regular = type === 'blob'
      entries.set(path, { regular, object, size: regular ? Number(size) : null })
    }
  }
  return entries
}

/** `<mode> <type> <object>` and, where asked for, the size or what stands for none; then a tab and the path. */
function parse(output: Buffer): readonly Listed[] {
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [whole = '', mode = '', object = '', size = ''] =
        /^(\d{6}) \w+ ([0-9a-f]{40})(?: {1,20}(\S{1,20}))?\t/.exec(line) ?? []
      if (whole === '') return []
      const regular = mode.startsWith('100')
      const entry = { regular, object, size: regular && /^\d+$/.test(size) ? Number(size) : null }
      return [{ path: line.slice(whole.length), entry }]
    })
}

function byPath(listed: readonly Listed[]): ReadonlyMap<string, Entry> {
  return new Map(listed.map(({ path, entry }) => [path, entry]))
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
