import type { Sha } from '../../engine/model/ids.ts'
import { bytesOf, type CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { asPatches, diffTree } from './diff-tree.ts'
import { usualLimits } from './file-collector.ts'
import { patchParser } from './patch-parser.ts'
import type { GitPlace } from './stream-git.ts'

export type PatchOptions = {
  readonly paths?: readonly string[]
  /** Stop once more than this was read. */
  readonly maxBytes?: number
}

/** Streams the diffs of the commits, in order. `onDiff` gets whole diffs only; it returns 'stop' when it has enough. */
export async function readPatches(
  place: GitPlace,
  commits: readonly CommitInfo[],
  onDiff: (sha: Sha, diff: CommitDiff) => 'stop' | void,
  options: PatchOptions = {},
): Promise<'whole' | 'stopped' | 'broken'> {
  const { paths, maxBytes = Infinity } = options
  let bytes = 0
  let enough = false
  const parser = patchParser(usualLimits, (sha, diff) => {
    bytes += bytesOf(diff)
    enough ||= onDiff(sha, diff) === 'stop' || bytes > maxBytes
  })
  const onChunk = (chunk: Buffer): 'stop' | void => {
    parser.push(chunk)
    if (enough) return 'stop'
  }
  const end = await diffTree(place, commits, asPatches, onChunk, paths === undefined ? {} : { paths })
  if (end === 'whole') parser.end()
  return end
}
