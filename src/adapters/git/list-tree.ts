import type { Tree } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { complaintOf } from './git-failed.ts'
import { streamGit } from './stream-git.ts'

const mostPaths = 400_000
/** Of files, executable or not; links and submodules have others. */
const regularMode = '100'

const remembered = new WeakMap<Clone, { readonly sha: Sha; readonly irregular: ReadonlySet<string> }>()

/** The links and submodules of the tree that was listed last; null where another one was, or not all of it. */
export function irregularPaths(clone: Clone, sha: Sha): ReadonlySet<string> | null {
  const last = remembered.get(clone)
  return last?.sha === sha ? last.irregular : null
}

/** Every path of a commit's tree, in git's order, at most `limit`. */
export async function listTree(clone: Clone, sha: Sha, limit: number = mostPaths): Promise<Tree> {
  const paths: string[] = []
  let partial: Buffer = Buffer.alloc(0)
  const irregular = new Set<string>()
  const args = ['ls-tree', '-r', '-z', '--full-tree', sha]
  const end = await streamGit(clone, args, (chunk) => {
    const bytes = partial.length === 0 ? chunk : Buffer.concat([partial, chunk])
    const ended = bytes.lastIndexOf(0) + 1
    partial = bytes.subarray(ended)
    if (ended === 0) return
    for (const line of bytes.toString('utf8', 0, ended - 1).split('\0')) {
      const path = line.slice(line.indexOf('\t') + 1)
      paths.push(path)
      if (!line.startsWith(regularMode)) irregular.add(path)
    }
    return paths.length > limit ? 'stop' : undefined
  })
  if (paths.length > limit) {
    const because = `only the first ${limit} paths of the tree were read`
    return { sha, paths: paths.slice(0, limit), completeness: { kind: 'truncated', because } }
  }
  if (end.code === 0) {
    remembered.set(clone, { sha, irregular })
    return { sha, paths, completeness: { kind: 'complete' } }
  }
  return {
    sha,
    paths,
    completeness: { kind: 'unknown', because: `git could not list it: ${complaintOf(end.stderr)}` },
  }
}
