import type { FileChange } from '../../engine/model/change.ts'
import type { Completeness } from '../../engine/model/completeness.ts'
import type { CommitDiff } from './commit-diff.ts'
import { type FileHeader, readHeaderLine, startHeader } from './file-header.ts'
import type { LineCounts } from './hunk-reader.ts'
import { type PatchCollector, patchCollector } from './patch-collector.ts'

/** Bounds on what is kept of one commit's diff; what lies beyond is counted and told, not kept. */
export type DiffLimits = {
  readonly bytesPerFile: number
  readonly bytesPerChange: number
  readonly filesPerChange: number
}

export const usualLimits: DiffLimits = {
  bytesPerFile: 256 * 1024,
  bytesPerChange: 4 * 1024 * 1024,
  filesPerChange: 20_000,
}

/** Puts together the files of one commit while its patch streams by. */
export type FileCollector = {
  startFile(line: string): void
  header(line: string): void
  addToPatch(bytes: Buffer): void
  endHunk(counts: LineCounts): void
  take(): CommitDiff
}

type OpenFile = { header: FileHeader; additions: number; deletions: number; readonly patch: PatchCollector }

export function fileCollector(limits: DiffLimits): FileCollector {
  const files: FileChange[] = []
  let open: OpenFile | null = null
  let bytesLeft = limits.bytesPerChange
  let cutFiles = 0
  let leftOut = 0

  const close = (): void => {
    if (open === null) return
    const { header, additions, deletions } = open
    const { text, bytes, cut } = open.patch.take()
    open = null
    if (files.length >= limits.filesPerChange) {
      leftOut++
      return
    }
    bytesLeft -= bytes
    if (cut) cutFiles++
    const { path, previousPath, status } = header
    addFile(files, { path, previousPath, status, additions, deletions, patch: header.binary ? null : text })
  }

  return {
    startFile(line) {
      close()
      const patch = patchCollector(Math.min(limits.bytesPerFile, bytesLeft))
      open = { header: startHeader(line), additions: 0, deletions: 0, patch }
    },
    header(line) {
      if (open !== null) open.header = readHeaderLine(open.header, line)
    },
    addToPatch(bytes) {
      open?.patch.add(bytes)
    },
    endHunk({ additions, deletions }) {
      if (open === null) return
      open.additions += additions
      open.deletions += deletions
      open.patch.endHunk()
    },
    take() {
      close()
      return { files, completeness: completenessOf(limits, cutFiles, leftOut) }
    },
  }
}

/** Git prints a file that became a symbolic link (or back) as removed and added: to us it is one file that changed. */
function addFile(files: FileChange[], file: FileChange): void {
  const last = files.at(-1)
  if (last === undefined || last.path !== file.path) {
    files.push(file)
    return
  }
  const patches = [last.patch, file.patch].filter((patch) => patch !== '')
  const patch = patches.includes(null) ? null : patches.join('\n')
  const additions = last.additions + file.additions
  const deletions = last.deletions + file.deletions
  files[files.length - 1] = { ...file, status: 'modified', additions, deletions, patch }
}

function completenessOf(limits: DiffLimits, cutFiles: number, leftOut: number): Completeness {
  if (cutFiles === 0 && leftOut === 0) return { kind: 'complete' }
  const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`
  const cut = `${cutFiles} patches were cut: longer than ${kib(limits.bytesPerFile)}, or than ${kib(limits.bytesPerChange)} together`
  const left = `${leftOut} files beyond the first ${limits.filesPerChange} were left out`
  const because = [cutFiles > 0 ? cut : '', leftOut > 0 ? left : ''].filter((part) => part !== '').join('; ')
  return { kind: 'truncated', because }
}
