import type { FileStatus } from '../../engine/model/change.ts'
import { decodePath, endOfQuoted } from './quoted-path.ts'

/** What the lines before the first hunk say of a file. */
export type FileHeader = {
  readonly path: string
  readonly previousPath: string | null
  readonly status: FileStatus
  readonly binary: boolean
}

/** Begins a header from its `diff --git a/… b/…` line (latin1, without the line feed). */
export function startHeader(line: string): FileHeader {
  return {
    path: sharedPath(line.slice('diff --git '.length)),
    previousPath: null,
    status: 'modified',
    binary: false,
  }
}

/** The header with one more of git's extended header lines read; lines that say nothing leave it as it is. */
export function readHeaderLine(header: FileHeader, line: string): FileHeader {
  if (line.startsWith('new file mode ')) return { ...header, status: 'added' }
  if (line.startsWith('deleted file mode ')) return { ...header, status: 'removed' }
  if (line.startsWith('rename from '))
    return { ...header, status: 'renamed', previousPath: pathAfter(line, 12) }
  if (line.startsWith('rename to ')) return { ...header, path: pathAfter(line, 10) }
  if (line.startsWith('copy from ')) return { ...header, status: 'copied', previousPath: pathAfter(line, 10) }
  if (line.startsWith('copy to ')) return { ...header, path: pathAfter(line, 8) }
  if (line.startsWith('Binary files ')) return { ...header, binary: true }
  return header
}

function pathAfter(line: string, prefix: number): string {
  return decodePath(line.slice(prefix))
}

/**
 * Both names of a `diff --git` line are the same unless the file was renamed or copied, and then lines of their own
 * name it. So `a/NAME b/NAME` is halved, which is unambiguous even where NAME holds " b/".
 */
function sharedPath(names: string): string {
  if (names.startsWith('"')) return decodePath(names.slice(0, endOfQuoted(names) + 1)).slice(2)
  return decodePath(names.slice(0, (names.length - 1) / 2)).slice(2)
}
