import type { Gap } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { ParsedFile, ParsedSource } from '../../engine/model/parsed-source.ts'
import type { Answer, SyntaxReader } from '../../engine/ports.ts'
import { byteBoundedCache } from './byte-bounded-cache.ts'
import type { Clone } from './clone.ts'
import { findEntries } from './find-entries.ts'
import { readBlobs } from './read-blobs.ts'

/** Parses files of a commit, in the order asked for. */
export type FileParser = (sha: Sha, paths: readonly string[]) => Promise<Answer<readonly ParsedFile[]>>

/** Read of one file; what lies beyond is not parsed. */
const longestText = 128 * 1024
/** Of a file this much is worth reading all the same: imports stand near the top. */
const shortestText = 8 * 1024
/** Larger files are generated: git would have to unpack them whole. */
const largestFile = 8 * 1024 * 1024
/** Read for one question. Twice as much doubled the time of parsing and did not rank better, half as much ranked worse. */
const mostBytes = 256 * 1024
/** Files that could not be parsed in their time, after which no more are tried: they are hostile. */
const mostUnread = 2
const cacheBytes = 64 * 1024 * 1024

/** `read` is how many of its bytes are parsed. */
type Wanted = {
  readonly path: string
  readonly object: string
  readonly size: number
  readonly read: number
}

/**
 * A parser over one clone. What a blob says is kept by its id, for the cases over one clone have most files in common.
 * What is beyond the bytes of one question is left out, whether it was kept or not, so that an answer depends on
 * nothing that was asked before.
 */
export function fileParser(clone: Clone, reader: SyntaxReader): FileParser {
  const kept = byteBoundedCache<string, ParsedSource>(cacheBytes)
  const parseAll = async (wanted: readonly Wanted[]): Promise<readonly ParsedFile[]> => {
    const unread = wanted.filter((one) => kept.get(keyOf(one)) === undefined).map(({ object }) => object)
    const blobs = await readBlobs(clone, unread, longestText)
    const files: ParsedFile[] = []
    let unreadable = 0
    for (const one of wanted) {
      const before = kept.get(keyOf(one))
      const bytes = blobs.get(one.object)?.bytes
      if (before === undefined && unreadable >= mostUnread) break
      const parsed = before ?? (bytes === undefined ? null : await parseBeginning(reader, one, bytes))
      if (parsed === null) continue
      if (parsed.completeness.kind === 'unknown') unreadable += 1
      if (before === undefined) kept.set(keyOf(one), parsed, one.read + 1024)
      files.push({ path: one.path, ...parsed })
    }
    return files
  }
  return async (sha, paths) => {
    const known = paths.filter((path) => reader.reads(path))
    if (known.length === 0) return { value: [], gaps: [] }
    const entries = await findEntries(clone, sha, known)
    const there = known.flatMap((path): readonly Wanted[] => {
      const { object, size = null, regular } = entries.get(path) ?? { object: '', regular: false }
      return regular && size !== null ? [{ path, object, size, read: size }] : []
    })
    const value = await parseAll(fitting(there))
    return { value, gaps: gapsOf(there.length - value.length, known.length) }
  }
}

async function parseBeginning(
  reader: SyntaxReader,
  { path, size, read }: Wanted,
  bytes: Buffer,
): Promise<ParsedSource | null> {
  if (read === size) return await reader.read(path, bytes.toString('utf8'))
  const lineEnd = bytes.lastIndexOf(0x0a, read - 1)
  const parsed = await reader.read(path, bytes.toString('utf8', 0, lineEnd < 0 ? read : lineEnd + 1))
  const because = `only its first ${read} of ${size} bytes were parsed`
  return parsed === null ? null : { ...parsed, completeness: { kind: 'truncated', because } }
}

/** The same blob under another kind of name is another language. */
function keyOf({ path, object, read }: Wanted): string {
  return `${object} ${read} ${path.slice(path.lastIndexOf('.'))}`
}

/** Each file takes a share of what is left, the first few a large one: they are the most telling, and none uses up all. */
function fitting(there: readonly Wanted[]): readonly Wanted[] {
  let left = mostBytes
  return there.flatMap((one, at): readonly Wanted[] => {
    const read = Math.min(one.size, longestText, Math.floor(left / (at < 3 ? 2 : 8)))
    if (one.size > largestFile || read < Math.min(one.size, shortestText)) return []
    left -= read
    return [{ ...one, read }]
  })
}

function gapsOf(left: number, asked: number): readonly Gap[] {
  if (left <= 0) return []
  const because = `of ${asked} files ${left} were not parsed: they are too large, or others took too long`
  return [{ what: 'how files hang together', completeness: { kind: 'truncated', because } }]
}
