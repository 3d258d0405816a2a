import type { FileChange, FileStatus } from '../../engine/model/change.ts'
import type { Sha } from '../../engine/model/ids.ts'
import { aroundBroken } from './around-broken.ts'
import type { CommitInfo } from './commit-info.ts'
import { asNames, diffTree } from './diff-tree.ts'
import { mapAtMost } from './map-at-most.ts'
import type { GitPlace } from './stream-git.ts'

/** A file of a commit without its patch, and the blobs one would have to read to make the patch. */
export type NamedFile = { readonly file: FileChange; readonly blobs: readonly string[] }

const statuses: Readonly<Record<string, FileStatus>> = {
  A: 'added',
  M: 'modified',
  T: 'modified',
  D: 'removed',
  R: 'renamed',
  C: 'copied',
}
const noFile = '000000'
const submodule = '160000'
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
      const chunks: Buffer[] = []
      const end = await diffTree(place, batch, asNames, (chunk) => void chunks.push(chunk), {
        maxBytes: batchBytes,
      })
      const read = parse(Buffer.concat(chunks))
      for (const [sha, files] of end === 'whole' ? read : read.slice(0, -1)) {
        names.set(sha, files)
        onDone()
      }
      return end === 'whole' ? 'whole' : 'broken'
    }),
  )
  return names
}

/** Fields ended by NUL: a commit's id, then for each file `:mode mode blob blob status`, a path and for R and C another. */
function parse(output: Buffer): readonly (readonly [Sha, readonly NamedFile[]])[] {
  const commits: [Sha, NamedFile[]][] = []
  const fields = output.toString('latin1').split('\0')
  for (let at = 0; at < fields.length - 1; at++) {
    const field = fields[at] ?? ''
    if (!field.startsWith(':')) {
      commits.push([field as Sha, []])
      continue
    }
    const moved = /[RC]\d*$/.test(field)
    const paths = fields.slice(at + 1, at + (moved ? 3 : 2)).map(pathOf)
    at += paths.length
    commits.at(-1)?.[1].push(namedFile(field, paths))
  }
  return commits
}

/** Nearly all are ASCII, in which both encodings agree. */
function pathOf(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1
}

function namedFile(field: string, paths: readonly string[]): NamedFile {
  const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = field.slice(1).split(' ')
  const file = {
    path: paths.at(-1) ?? '',
    previousPath: paths.length > 1 ? (paths[0] ?? null) : null,
    status: statuses[status.charAt(0)] ?? 'unknown',
    additions: 0,
    deletions: 0,
    patch: null,
  }
  const sides = [
    { mode: oldMode, blob: oldBlob },
    { mode: newMode, blob: newBlob },
  ]
  const read = oldBlob === newBlob ? [] : sides.filter(({ mode }) => mode !== noFile && mode !== submodule)
  return { file, blobs: read.map(({ blob }) => blob) }
}
