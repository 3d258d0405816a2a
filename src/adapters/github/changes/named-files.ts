import type { Failure } from '../../../engine/model/failure.ts'

/** Starts at the start of a word only, so that a line without end costs one look at each of its letters. */
const FILE_NAME = /(?<![\w@+-])[\w@+-]{1,80}(?:\.[\w@+-]{1,40}){1,6}/g

/**
 * The file names (last part of a path, with an ending) that the failing logs and annotations mention.
 * A hint for what to read first, and nothing more: judging reads the logs properly.
 */
export function namedFiles(failures: readonly Failure[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const failure of failures) {
    for (const [name] of failure.log.text.matchAll(FILE_NAME)) names.add(name)
    for (const note of failure.annotations) names.add(baseName(note.path))
  }
  return names
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
