import { realpath, stat } from 'node:fs/promises'

/** What stands where somebody wants a file written. Putting a file in place by renaming is for `file` alone. */
export type PlaceToWrite =
  /** Nothing yet, or a file; `path` is where links lead, so that these stay. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder' }
  /** A device or a pipe, such as `/dev/stdout`: who is allowed to would replace it by a file. */
  | { readonly kind: 'stream' }

export async function placeToWrite(path: string): Promise<PlaceToWrite> {
  const found = await stat(path).catch(() => null)
  if (found === null) return { kind: 'file', path }
  if (found.isDirectory()) return { kind: 'folder' }
  return found.isFile() ? { kind: 'file', path: await realpath(path) } : { kind: 'stream' }
}
