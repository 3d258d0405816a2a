import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

/**
 * C#: a type stands in the file of its name, in the own folder, in that of the own namespace or in that of a used one;
 * folders are named after the last parts of namespaces. A type that only one file of the repository is named after is
 * taken for it wherever it stands.
 */
export const resolveDotnet: Resolver = (file, tree) => {
  const spaces = file.references
    .filter(({ kind }) => kind === 'package' || kind === 'all-of')
    .map(({ text }) => text.split('.'))
  return file.references.flatMap(({ kind, text }) => {
    if (kind === 'all-of') return staticClass(text, file.path, tree)
    return kind === 'name' ? typeNamed(text, spaces, file.path, tree) : []
  })
}

function staticClass(text: string, from: string, tree: TreeIndex): readonly string[] {
  return text.includes('.') ? nearest(from, tree.filesEnding(`${text.replaceAll('.', '/')}.cs`), 1) : []
}

function typeNamed(
  name: string,
  spaces: readonly (readonly string[])[],
  from: string,
  tree: TreeIndex,
): readonly string[] {
  const files = tree.filesEnding(`${name}.cs`)
  if (files.length <= 1) return files
  const beside = files.filter((path) => directoryOf(path) === directoryOf(from))
  if (beside.length > 0) return beside
  const fits = files.map((path) => ({ path, fit: Math.max(0, ...spaces.map((space) => fitOf(path, space))) }))
  const best = Math.max(...fits.map(({ fit }) => fit))
  return nearest(
    from,
    fits.filter(({ fit }) => fit === best).map(({ path }) => path),
    1,
  )
}

/** How many last parts of a namespace end the folder; folders may be named after several parts at once. */
function fitOf(path: string, space: readonly string[]): number {
  const folder = `.${directoryOf(path).replaceAll('/', '.')}`
  for (let at = 0; at < space.length; at += 1) {
    if (folder.endsWith(`.${space.slice(at).join('.')}`)) return space.length - at
  }
  return 0
}
