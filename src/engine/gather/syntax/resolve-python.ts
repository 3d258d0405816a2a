import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

/** Python: relative and absolute dotted modules. A package's `__init__` stands for the package. */
export const resolvePython: Resolver = (file, tree) =>
  file.references.flatMap(({ text }) =>
    text.startsWith('.') ? relative(text, file.path, tree) : absolute(text, file.path, tree),
  )

/** One dot is the file's own package, each further dot the package around it. */
function relative(text: string, from: string, tree: TreeIndex): readonly string[] {
  const dots = /^\.+/.exec(text)?.[0].length ?? 0
  const up = '../'.repeat(dots - 1)
  const path = joinPath(directoryOf(from), up + text.slice(dots).replaceAll('.', '/'))
  return path === null ? [] : [...modulesAt(path), ...modulesAt(path, 'pyi')].filter(tree.has).slice(0, 1)
}

function modulesAt(path: string, ending = 'py'): readonly string[] {
  return path === '' ? [`__init__.${ending}`] : [`${path}.${ending}`, `${path}/__init__.${ending}`]
}

function absolute(text: string, from: string, tree: TreeIndex): readonly string[] {
  const path = text.replaceAll('.', '/')
  const packages = tree.directoriesEnding(path).flatMap((folder) => {
    const init = folder === '' ? '__init__.py' : `${folder}/__init__.py`
    return tree.has(init) ? [init] : []
  })
  const found = [...tree.filesEnding(`${path}.py`), ...packages, ...compiledModules(path, tree)]
  const isHome = (candidate: string): boolean => isImportRoot(rootOf(candidate, path), candidate, from, tree)
  return nearest(from, found.filter(isHome), 1)
}

/** A module may also be written in Cython, or be described by a stub alone. */
function compiledModules(path: string, tree: TreeIndex): readonly string[] {
  return [...tree.filesEnding(`${path}.pyx`), ...tree.filesEnding(`${path}.pyi`)]
}

/** The folder that the first segment of the module stands in. */
function rootOf(candidate: string, path: string): string {
  const start = candidate.lastIndexOf(`/${path}`)
  return candidate.startsWith(path) && start < 0 ? '' : candidate.slice(0, Math.max(0, start))
}

/**
 * Modules are found from folders that are no packages themselves: `import json` never means `flask/json`. A single
 * file without a package is found from its own folder and those below only, else every `types.py` would be meant.
 */
function isImportRoot(root: string, candidate: string, from: string, tree: TreeIndex): boolean {
  if (root !== '' && tree.has(`${root}/__init__.py`)) return false
  const isLoose = !candidate.endsWith('/__init__.py') && directoryOf(candidate) === root
  return !isLoose || root === '' || from.startsWith(`${root}/`) || /(?:^|\/)(?:src|lib|python)$/.test(root)
}
