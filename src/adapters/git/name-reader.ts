import type { FileChange, FileStatus } from '../../engine/model/change.ts'
import type { Sha } from '../../engine/model/ids.ts'
import { remembering } from '../../engine/model/remembering.ts'
import { nulFields } from './nul-fields.ts'

/** A file of a commit without its patch, and the blobs one would have to read to make the patch. */
export type NamedFile = { readonly file: FileChange; readonly blobs: () => readonly string[] }

/** Hands over each commit once the next one begins or `end` is called: one torn by a failing git is left out. */
export type NameReader = { push(chunk: Buffer): void; end(): void }

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

/**
 * Reads fields ended by NUL: a commit's id, then for each file `:mode mode blob blob status`, a path, and for R and C
 * another. Commits touch the same files over and over, so equal paths are one string.
 */
export function nameReader(onCommit: (sha: Sha, files: readonly NamedFile[]) => void): NameReader {
  const pathOf = remembering(textOf)
  let commit: { readonly sha: Sha; readonly files: NamedFile[] } | null = null
  let header = ''
  let first: string | null = null

  const hand = (): void => {
    if (commit !== null) onCommit(commit.sha, commit.files)
  }
  const readPath = (path: string): void => {
    if (first === null && /^[RC]/.test(statusOf(header))) first = path
    else {
      commit?.files.push(namedFile(header, path, first))
      header = ''
      first = null
    }
  }
  const push = nulFields('latin1', (field) => {
    if (header !== '') readPath(pathOf(field))
    else if (field.startsWith(':')) header = field
    else {
      hand()
      commit = { sha: field as Sha, files: [] }
    }
  })
  return { push, end: hand }
}

/** Nearly all are ASCII, in which both encodings agree. */
function textOf(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1
}

function statusOf(header: string): string {
  return header.slice(header.lastIndexOf(' ') + 1)
}

function namedFile(header: string, path: string, previousPath: string | null): NamedFile {
  const status = statuses[statusOf(header).charAt(0)] ?? 'unknown'
  return {
    file: { path, previousPath, status, additions: 0, deletions: 0, patch: null },
    blobs: () => blobsOf(header),
  }
}

function blobsOf(header: string): readonly string[] {
  const [oldMode = '', newMode = '', oldBlob = '', newBlob = ''] = header.slice(1).split(' ')
  const sides = [
    { mode: oldMode, blob: oldBlob },
    { mode: newMode, blob: newBlob },
  ]
  const read = oldBlob === newBlob ? [] : sides.filter(({ mode }) => mode !== noFile && mode !== submodule)
  return read.map(({ blob }) => blob)
}
