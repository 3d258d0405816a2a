import type { Sha } from '../../engine/model/ids.ts'
import type { CommitDiff } from './commit-diff.ts'
import { type DiffLimits, fileCollector } from './file-collector.ts'
import { hunkReader } from './hunk-reader.ts'

const lineFeed = 0x0a
/** Git's own lines between hunks: names of files and sections. Longer ones are cut; no file system holds such names. */
const longestHeaderLine = 64 * 1024

/**
 * Reads the output of `git diff-tree --stdin -p` (a line with the commit's id, then its patch) in chunks of any size,
 * in one pass over the bytes and with the current commit's kept hunks as the only memory. Content of files never
 * passes for structure: hunks are as long as git's own counts say. `onCommit` gets each commit once it is complete.
 */
export type PatchParser = { push(chunk: Buffer): void; end(): void }

export function patchParser(limits: DiffLimits, onCommit: (sha: Sha, diff: CommitDiff) => void): PatchParser {
  const hunk = hunkReader()
  let sha: Sha | null = null
  let files = fileCollector(limits)
  let partialLine: Buffer[] = []
  let partialBytes = 0

  const endCommit = (): void => {
    if (sha !== null) onCommit(sha, files.take())
    files = fileCollector(limits)
  }

  const structure = (line: Buffer): void => {
    const text = line.toString('latin1')
    if (text.startsWith('@@ ')) {
      hunk.start(text)
      files.addToPatch(line)
    } else if (text.startsWith('diff --git ')) files.startFile(text.slice(0, -1))
    else if (/^[0-9a-f]{40}\n$/.test(text)) {
      endCommit()
      sha = text.slice(0, -1) as Sha
    } else files.header(text.slice(0, -1))
  }

  const readStructure = (chunk: Buffer, from: number): number => {
    const found = chunk.indexOf(lineFeed, from)
    const to = found < 0 ? chunk.length : found + 1
    if (partialBytes < longestHeaderLine) partialLine.push(chunk.subarray(from, to))
    partialBytes += to - from
    if (found < 0) return to
    const line =
      partialLine.length === 1 && partialLine[0] !== undefined ? partialLine[0] : Buffer.concat(partialLine)
    partialLine = []
    partialBytes = 0
    structure(line)
    return to
  }

  const readHunk = (chunk: Buffer, from: number): number => {
    const to = hunk.read(chunk, from)
    if (to > from) files.addToPatch(chunk.subarray(from, to))
    if (!hunk.reading()) files.endHunk(hunk.counts())
    return to
  }

  return {
    push(chunk) {
      let at = 0
      while (at < chunk.length) at = hunk.reading() ? readHunk(chunk, at) : readStructure(chunk, at)
    },
    end() {
      if (hunk.reading()) files.endHunk(hunk.counts())
      endCommit()
    },
  }
}
