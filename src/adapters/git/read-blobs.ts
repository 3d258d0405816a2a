import type { Clone } from './clone.ts'
import { gitFailed } from './git-failed.ts'
import { contentsDesk } from './object-desk.ts'
import { streamGit } from './stream-git.ts'

/** A blob's first bytes; `size` is that of the whole blob. */
export type Blob = { readonly bytes: Buffer; readonly size: number }

/**
 * Reads many blobs by their object ids in one git process, of each at most `maxBytes`. What the clone does not hold is
 * not in the answer.
 */
export async function readBlobs(
  clone: Clone,
  objects: readonly string[],
  maxBytes: number,
): Promise<ReadonlyMap<string, Blob>> {
  const blobs = new Map<string, Blob>()
  if (objects.length === 0) return blobs
  const wanted = [...new Set(objects)]
  const input = wanted.map((object) => `${object}\n`).join('')
  let answered = 0
  const onAnswer = (): void => void answered++
  const parser = (): ((chunk: Buffer) => void) =>
    batchParser(maxBytes, (object, blob) => void blobs.set(object, blob), onAnswer)
  const read = parser()
  const isWhole = await contentsDesk(clone).ask(input, (chunk) => {
    read(chunk)
    return answered >= wanted.length
  })
  if (isWhole) return blobs
  blobs.clear()
  const args = ['cat-file', '--batch']
  const end = await streamGit(clone, args, parser(), { input })
  if (end.code !== 0) throw gitFailed(clone, args, end)
  return blobs
}

/** Reads `<object> <type> <size>`, line feed, that many bytes, line feed; or `<object> missing`. */
function batchParser(
  maxBytes: number,
  onBlob: (object: string, blob: Blob) => void,
  onAnswer: () => void,
): (chunk: Buffer) => void {
  let header = ''
  let object = ''
  let size = 0
  /** Bytes of the content and of the line feed after it that are still to come; 0 while a header is read. */
  let left = 0
  let kept: Buffer[] = []
  let keptBytes = 0

  const readHeader = (chunk: Buffer, from: number): number => {
    const end = chunk.indexOf(0x0a, from)
    header += chunk.toString('latin1', from, end < 0 ? chunk.length : end)
    if (end < 0) return chunk.length
    const [name = '', type, length] = header.split(' ')
    header = ''
    if (type === 'missing') onAnswer()
    else {
      object = name
      size = Number(length)
      left = size + 1
      kept = []
      keptBytes = 0
    }
    return end + 1
  }

  const readContent = (chunk: Buffer, from: number): number => {
    const to = Math.min(chunk.length, from + left)
    const keep = Math.min(to - from, Math.min(size, maxBytes) - keptBytes)
    if (keep > 0) kept.push(chunk.subarray(from, from + keep))
    keptBytes += Math.max(0, keep)
    left -= to - from
    if (left === 0) {
      onBlob(object, { bytes: Buffer.concat(kept), size })
      onAnswer()
    }
    return to
  }

  return (chunk) => {
    for (let at = 0; at < chunk.length;) at = left === 0 ? readHeader(chunk, at) : readContent(chunk, at)
  }
}
