import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, nameOf, type TreeIndex } from './tree-index.ts'

const mostOfPackage = 30

/** Go: a package is a folder. Its files use each other without saying so. */
export const resolveGo: Resolver = (file, tree, repository) => [
  ...file.references.flatMap(({ kind, text }) =>
    kind === 'module' ? packageFiles(folderOf(text, file.path, tree, repository), tree) : [],
  ),
  ...mates(file.path, tree),
]

/**
 * The folder of an import path: what stands before it is the name of a module, which only its go.mod tells. The
 * longest end that is a folder at its place counts.
 */
function folderOf(text: string, from: string, tree: TreeIndex, repository: string): string | null {
  const segments = text.split('/').filter((segment) => segment !== '')
  for (let at = 0; at < segments.length; at += 1) {
    const rest = segments.slice(at).join('/')
    const module = segments.slice(0, at)
    const isLikely = segments.length - at >= 2 || isNamedAfter(module, repository)
    const homes = tree
      .directoriesEnding(rest)
      .filter((folder) => hasGo(folder, tree))
      .filter((folder) => {
        const before = folder.slice(0, -rest.length).replace(/\/$/, '')
        // A whole path stands in a GOPATH, a vendor folder or the standard library's own repository.
        if (at === 0) return /(?:^|\/)(?:src|vendor|third_party)$/.test(before)
        return isLikely && (before === '' || tree.has(`${before}/go.mod`))
      })
    const [found] = nearest(from, homes, 1)
    if (found !== undefined) return found
  }
  return isNamedAfter(segments, repository) && hasGo('', tree) ? '' : null
}

/** Whether a module's last segment is the repository's name, give or take a `go`; versions do not count. */
function isNamedAfter(module: readonly string[], repository: string): boolean {
  const name = module.findLast((segment) => !/^v\d+$/.test(segment))
  if (name === undefined || module.length < 2) return false
  const bare = (text: string): string => text.toLowerCase().replace(/^go-|[-.]go$/, '')
  return bare(name) === bare(repository)
}

function hasGo(folder: string, tree: TreeIndex): boolean {
  return tree.filesIn(folder).some((path) => path.endsWith('.go'))
}

function packageFiles(folder: string | null, tree: TreeIndex): readonly string[] {
  if (folder === null) return []
  return tree.filesIn(folder).filter(isProduct).slice(0, mostOfPackage)
}

/** The file that a test is named after stands first. */
function mates(path: string, tree: TreeIndex): readonly string[] {
  const twin = path.replace(/_test\.go$/, '.go')
  const others = tree.filesIn(directoryOf(path)).filter((other) => isProduct(other) && other !== path)
  return [...others.filter((other) => other === twin), ...others.filter((other) => other !== twin)].slice(
    0,
    mostOfPackage,
  )
}

function isProduct(path: string): boolean {
  const name = nameOf(path)
  return name.endsWith('.go') && !name.endsWith('_test.go')
}
