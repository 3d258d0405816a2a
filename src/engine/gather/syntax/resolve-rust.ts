import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, nameOf, type TreeIndex } from './tree-index.ts'

/** Rust: declared modules, `crate::`, `self::` and `super::` paths, and crates of the same repository by their name. */
export const resolveRust: Resolver = (file, tree, repository) => {
  const root = crateRoot(file.path, tree)
  return file.references.flatMap(({ kind, text }) => {
    if (kind === 'path')
      return text.includes('.') ? written(text, file.path, tree) : declared(text, file.path, tree)
    const [head = '', ...rest] = text.split('::')
    if (head === 'crate') return root === null ? [] : moduleAt(root, rest, tree, true)
    if (head === 'self') return moduleAt(ownFolder(file.path), rest, tree, false)
    if (head === 'super') return above(file.path, rest, tree)
    const beside = moduleAt(ownFolder(file.path), [head, ...rest], tree, false)
    return beside.length > 0 ? beside : ofCrate(head, rest, { from: file.path, tree, repository })
  })
}

function written(text: string, from: string, tree: TreeIndex): readonly string[] {
  const path = joinPath(directoryOf(from), text)
  return path !== null && tree.has(path) ? [path] : []
}

function declared(name: string, from: string, tree: TreeIndex): readonly string[] {
  const folders = [ownFolder(from), directoryOf(from)]
  return folders.flatMap((folder) => filesOf(under(folder, name), tree)).slice(0, 1)
}

/** Where the modules of a file stand: beside `mod.rs`, `lib.rs` and `main.rs`, else in the folder of its name. */
function ownFolder(path: string): string {
  const isEntry = /^(?:mod|lib|main|build)\.rs$/.test(nameOf(path))
  return isEntry ? directoryOf(path) : path.replace(/\.rs$/, '')
}

function above(from: string, rest: readonly string[], tree: TreeIndex): readonly string[] {
  let folder = directoryOf(ownFolder(from))
  let left = rest
  while (left[0] === 'super') {
    folder = directoryOf(folder)
    left = left.slice(1)
  }
  return moduleAt(folder, left, tree, true)
}

/** The file of the longest beginning of the path that is a module: what follows are names in it. */
function moduleAt(
  folder: string,
  path: readonly string[],
  tree: TreeIndex,
  orItself: boolean,
): readonly string[] {
  for (let length = Math.min(path.length, 12); length > 0; length -= 1) {
    const found = filesOf(under(folder, path.slice(0, length).join('/')), tree)
    if (found.length > 0) return found
  }
  return orItself ? itself(folder, tree) : []
}

function itself(folder: string, tree: TreeIndex): readonly string[] {
  const files = ['mod.rs', 'lib.rs', 'main.rs'].map((name) => under(folder, name))
  return [...files, `${folder}.rs`].filter(tree.has).slice(0, 1)
}

function filesOf(path: string, tree: TreeIndex): readonly string[] {
  return [`${path}.rs`, `${path}/mod.rs`].filter(tree.has).slice(0, 1)
}

/** The folder of the crate's root: the nearest one above with a `lib.rs` or a `main.rs`. */
function crateRoot(path: string, tree: TreeIndex): string | null {
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    if (tree.has(under(folder, 'lib.rs')) || tree.has(under(folder, 'main.rs'))) return folder
    if (folder === '') return null
  }
}

type Place = { readonly from: string; readonly tree: TreeIndex; readonly repository: string }

/**
 * A crate's name is usually that of its folder, with or without a prefix that the whole repository shares. Tests,
 * examples and programs use their own crate by its name, which only its manifest tells: a name that says nothing has to
 * be followed by a module that is there.
 */
function ofCrate(
  name: string,
  rest: readonly string[],
  { from, tree, repository }: Place,
): readonly string[] {
  if (standard.has(name)) return []
  const dashed = name.replaceAll('_', '-')
  const folders = [name, dashed, name.replace(/^[^_]*_/, ''), dashed.replace(/^[^-]*-/, '')]
  const crates = [...new Set(folders)].flatMap((folder) => tree.directoriesEnding(folder))
  const [named] = nearest(
    from,
    crates.filter((folder) => tree.has(under(folder, 'Cargo.toml'))),
    1,
  )
  if (named !== undefined) return inCrate(named, rest, tree, true)
  const beside = /^((?:.*\/)?)(?:(?:tests|benches|examples)\/|src\/(?:main\.rs$|bin\/))/.exec(from)?.[1]
  if (beside === undefined) return []
  const own = beside.replace(/\/$/, '')
  return inCrate(own, rest, tree, dashed === (own === '' ? repository : nameOf(own)).replaceAll('_', '-'))
}

function inCrate(
  folder: string,
  rest: readonly string[],
  tree: TreeIndex,
  orItself: boolean,
): readonly string[] {
  const source = tree.has(under(folder, 'src/lib.rs')) ? under(folder, 'src') : folder
  return tree.has(under(source, 'lib.rs')) ? moduleAt(source, rest, tree, orItself) : []
}

const standard: ReadonlySet<string> = new Set(['std', 'core', 'alloc', 'proc_macro', 'test'])

function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
