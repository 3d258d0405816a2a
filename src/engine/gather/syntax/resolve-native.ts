import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, nameOf, type TreeIndex } from './tree-index.ts'

const headers = /\.(?:h|hh|hpp|hxx|h\+\+|cuh)$/i
const sources = ['.cc', '.cpp', '.c', '.cxx', '.c++', '.cu', '.m', '.mm']

/**
 * C and C++: included files beside the file or by the end of their path. A header brings the source that carries it
 * out, so that a test which includes `total.h` reaches `total.cc`.
 */
export const resolveNative: Resolver = (file, tree) => [
  ...file.references.flatMap(({ text }) => {
    const found = included(text, file.path, tree)
    return [...found, ...found.flatMap((header) => sourceOf(header, tree))]
  }),
  ...sourceOf(file.path, tree),
]

function included(text: string, from: string, tree: TreeIndex): readonly string[] {
  const beside = joinPath(directoryOf(from), text)
  if (beside !== null && tree.has(beside)) return [beside]
  const plain = text.replace(/^(?:\.{0,2}\/)+/, '')
  // The include path begins anywhere: what stands before the last segments may be a prefix that only a build adds.
  for (let rest = plain; rest !== ''; rest = rest.includes('/') ? rest.slice(rest.indexOf('/') + 1) : '') {
    if (rest !== plain && !rest.includes('/')) break
    const found = tree.filesEnding(rest)
    if (found.length > 0) return nearest(from, found, 1)
  }
  return []
}

/** The source of a header: of the same stem in the same folder, else where headers and sources stand apart. */
function sourceOf(path: string, tree: TreeIndex): readonly string[] {
  if (!headers.test(path)) return []
  const stem = path.replace(headers, '')
  const beside = sources.map((ending) => stem + ending).find(tree.has)
  if (beside !== undefined) return [beside]
  const inner = stem.replace(/^(?:.*\/)?include\//, '')
  const names =
    inner.includes('/') && inner !== stem ? [inner, withoutFirst(inner), nameOf(inner)] : [nameOf(stem)]
  for (const name of names) {
    const found = sources.flatMap((ending) => tree.filesEnding(name + ending))
    if (found.length > 0) return nearest(path, found, 1)
  }
  return []
}

function withoutFirst(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}
