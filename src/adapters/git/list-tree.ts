import type { Tree } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { complaintOf } from './git-failed.ts'
import { streamGit } from './stream-git.ts'

const mostPaths = 400_000

/** Every path of a commit's tree, in git's order, at most `limit`. */
export async function listTree(clone: Clone, sha: Sha, limit: number = mostPaths): Promise<Tree> {
  const paths: string[] = []
  let partial: Buffer = Buffer.alloc(0)
  const args = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', sha]
  const end = await streamGit(clone, args, (chunk) => {
    const bytes = partial.length === 0 ? chunk : Buffer.concat([partial, chunk])
    const ended = bytes.lastIndexOf(0) + 1
    partial = bytes.subarray(ended)
    if (ended > 0) for (const path of bytes.toString('utf8', 0, ended - 1).split('\0')) paths.push(path)
    return paths.length > limit ? 'stop' : undefined
  })
  if (paths.length > limit) {
    const because = `only the first ${limit} paths of the tree were read`
    return { sha, paths: paths.slice(0, limit), completeness: { kind: 'truncated', because } }
  }
  if (end.code === 0) return { sha, paths, completeness: { kind: 'complete' } }
  return {
    sha,
    paths,
    completeness: { kind: 'unknown', because: `git could not list it: ${complaintOf(end.stderr)}` },
  }
}
