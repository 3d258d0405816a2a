import { remembering, rememberingWeakly } from '../../model/remembering.ts'

/** The files of a tree, found by the end of their path. */
export type TreeIndex = {
  readonly has: (path: string) => boolean
  /** Files whose last segments are these: `cart/total.ts` finds `src/cart/total.ts`. */
  readonly filesEnding: (segments: string) => readonly string[]
  /** Directories whose last segments are these; the root is ''. */
  readonly directoriesEnding: (segments: string) => readonly string[]
  /** Files right in a directory, in the tree's order. */
  readonly filesIn: (directory: string) => readonly string[]
}

/** Remembered: files are parsed before all changes of a range are known, and again after. */
export const indexTree = rememberingWeakly(newIndex)

/** Each part is built once, at the first question that needs it, in one pass over the paths. */
function newIndex(paths: readonly string[]): TreeIndex {
  const all = once(() => new Set(paths))
  const files = once(() => byLastSegment(paths))
  const contents = once(() => byDirectory(paths))
  const directories = once(() => byLastSegment(withParents(contents().keys())))
  return {
    has: (path) => all().has(path),
    filesEnding: remembering((segments) => ending(files(), segments)),
    directoriesEnding: remembering((segments) => ending(directories(), segments)),
    filesIn: (directory) => contents().get(directory) ?? [],
  }
}

/** The folder a path stands in; '' for the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

type BySegment = ReadonlyMap<string, readonly string[]>

function ending(bySegment: BySegment, segments: string): readonly string[] {
  const candidates = bySegment.get(nameOf(segments)) ?? []
  if (!segments.includes('/')) return candidates
  return candidates.filter((path) => path === segments || path.endsWith(`/${segments}`))
}

function byLastSegment(paths: Iterable<string>): BySegment {
  const bySegment = new Map<string, string[]>()
  for (const path of paths) push(bySegment, nameOf(path), path)
  return bySegment
}

function byDirectory(paths: readonly string[]): BySegment {
  const contents = new Map<string, string[]>()
  for (const path of paths) push(contents, directoryOf(path), path)
  return contents
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [value])
  else known.push(value)
}

/** Directories that hold nothing but directories count too. */
function withParents(directories: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const directory of directories) {
    for (let one = directory; !all.has(one); one = directoryOf(one)) all.add(one)
  }
  return all
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
