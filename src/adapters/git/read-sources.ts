import type { Gap } from '../../engine/model/completeness.ts'
import type { SourceFile } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Answer } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { type Entry, findEntries } from './find-entries.ts'
import { type Blob, readBlobs } from './read-blobs.ts'

/** Kept of one file. */
const longestText = 1024 * 1024
/** Larger files are not read at all: git would have to unpack them whole. */
const largestFile = 32 * 1024 * 1024

/** The text of these files at a commit, in the order asked for; what is no text is left out and counted in a gap. */
export async function readSources(
  clone: Clone,
  sha: Sha,
  paths: readonly string[],
): Promise<Answer<readonly SourceFile[]>> {
  if (paths.length === 0) return { value: [], gaps: [] }
  const entries = await findEntries(clone, sha, paths)
  const wanted = [...entries.values()].filter((entry) => whyNot(entry) === null)
  const objects = wanted.map(({ object }) => object)
  const blobs = await readBlobs(clone, objects, longestText)
  const skipped = new Map<string, number>()
  const value = paths.flatMap((path) => {
    const entry = entries.get(path)
    const blob = entry === undefined ? undefined : blobs.get(entry.object)
    if (blob !== undefined && !isBinary(blob)) return [sourceOf(path, blob)]
    const because = whyNot(entry) ?? 'binary'
    skipped.set(because, (skipped.get(because) ?? 0) + 1)
    return []
  })
  return { value, gaps: gapsOf(skipped, paths.length) }
}

/** Why a file is not read; null where it is. */
function whyNot(entry: Entry | undefined): string | null {
  if (entry === undefined) return 'not in the tree'
  if (!entry.regular) return 'submodules, links or folders'
  if (entry.size === null) return 'not in this clone'
  return entry.size > largestFile ? 'too large' : null
}

/** Git's own rule: a NUL among the first 8,000 bytes. */
function isBinary({ bytes }: Blob): boolean {
  return bytes.subarray(0, 8000).includes(0)
}

function sourceOf(path: string, { bytes, size }: Blob): SourceFile {
  if (size <= longestText) return { path, text: bytes.toString('utf8'), completeness: { kind: 'complete' } }
  const wholeLines = bytes.lastIndexOf(0x0a) + 1
  const because = `only the first ${longestText} of ${size} bytes were read`
  return { path, text: bytes.toString('utf8', 0, wholeLines), completeness: { kind: 'truncated', because } }
}

function gapsOf(skipped: ReadonlyMap<string, number>, asked: number): readonly Gap[] {
  if (skipped.size === 0) return []
  const reasons = [...skipped].map(([because, count]) => `${count} ${because}`).join(', ')
  return [
    {
      what: 'sources',
      completeness: { kind: 'truncated', because: `of ${asked} files some were not read: ${reasons}` },
    },
  ]
}
