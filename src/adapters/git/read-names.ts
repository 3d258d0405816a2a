import type { Sha } from '../../engine/model/ids.ts'
import { aroundBroken } from './around-broken.ts'
import type { CommitInfo } from './commit-info.ts'
import { asNames, diffTree } from './diff-tree.ts'
import { mapAtMost } from './map-at-most.ts'
import { type NamedFile, nameReader } from './name-reader.ts'
import type { GitPlace } from './stream-git.ts'

const batchLength = 2_500
const processes = 2
const batchBytes = 256 * 1024 * 1024

/** Which files each commit touched. A commit that is not in the answer could not be read. */
export async function readNames(
  place: GitPlace,
  commits: readonly CommitInfo[],
): Promise<ReadonlyMap<Sha, readonly NamedFile[]>> {
  const names = new Map<Sha, readonly NamedFile[]>()
  const batches = Array.from({ length: Math.ceil(commits.length / batchLength) }, (_, index) =>
    commits.slice(index * batchLength, (index + 1) * batchLength),
  )
  await mapAtMost(processes, batches, (all) =>
    aroundBroken(all, async (batch, onDone) => {
      const reader = nameReader((sha, files) => {
        names.set(sha, files)
        onDone()
      })
      const onChunk = (chunk: Buffer): void => reader.push(chunk)
      const end = await diffTree(place, batch, asNames, onChunk, { maxBytes: batchBytes })
      if (end === 'whole') reader.end()
      return end === 'whole' ? 'whole' : 'broken'
    }),
  )
  return names
}
