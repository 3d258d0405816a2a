/** A path written relative to a folder, with `.` and `..` worked out; null where it leads out of the repository. */
export function joinPath(folder: string, written: string): string | null {
  const segments = folder === '' ? [] : folder.split('/')
  for (const segment of written.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.join('/')
}
