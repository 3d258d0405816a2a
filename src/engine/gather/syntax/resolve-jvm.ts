import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

const endings = ['.java', '.kt', '.scala', '.groovy']
const mostOfPackage = 30

/** Java, Kotlin, Scala: imports by the end of the path; names without an import stand in the file's own package. */
export const resolveJvm: Resolver = (file, tree) => {
  const own = file.references.find(({ kind }) => kind === 'package')?.text.replaceAll('.', '/') ?? null
  return file.references.flatMap(({ kind, text }) => {
    const path = text.replaceAll('.', '/')
    if (kind === 'module') return typeAt(path, file.path, tree)
    if (kind === 'all-of') return allOf(path, file.path, tree)
    if (kind === 'name') return sibling(path, own, file.path, tree)
    return []
  })
}

/** `a.b.C.D` and the static import `a.b.C.d` stand in the file of `a.b.C`. */
function typeAt(path: string, from: string, tree: TreeIndex): readonly string[] {
  for (let at = path; at.includes('/'); at = directoryOf(at)) {
    const found = endings.flatMap((ending) => tree.filesEnding(at + ending))
    if (found.length > 0) return nearest(from, found, 1)
    // Types begin with a capital: what is left once the last of them is cut off is a package.
    if (!/\/[A-Z][^/]*\//.test(at)) break
  }
  return kotlinFile(path, from, tree)
}

/** A function of a Kotlin or Scala package stands in a file of any name there: the whole small package is meant. */
function kotlinFile(path: string, from: string, tree: TreeIndex): readonly string[] {
  const isFunction = /\/[a-z][^/]*$/.test(path)
  return isFunction ? filesOf(directoryOf(path), from, tree, /\.(?:kt|scala)$/).slice(0, 5) : []
}

function allOf(path: string, from: string, tree: TreeIndex): readonly string[] {
  const members = filesOf(path, from, tree, /\.(?:java|kt|scala|groovy)$/)
  return members.length > 0 ? members : typeAt(path, from, tree)
}

function filesOf(path: string, from: string, tree: TreeIndex, wanted: RegExp): readonly string[] {
  if (!path.includes('/')) return []
  const folders = nearest(from, tree.directoriesEnding(path), 2)
  return folders
    .flatMap((folder) => tree.filesIn(folder).filter((file) => wanted.test(file)))
    .slice(0, mostOfPackage)
}

function sibling(name: string, own: string | null, from: string, tree: TreeIndex): readonly string[] {
  const folder = directoryOf(from)
  const places = [folder, ...(own === null ? [] : [own])]
  for (const place of places) {
    const found = endings.flatMap((ending) =>
      tree.filesEnding(place === '' ? name + ending : `${place}/${name}${ending}`),
    )
    if (found.length > 0) return nearest(from, found, 1)
  }
  return []
}
