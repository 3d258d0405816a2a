import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

const typed = ['.ts', '.tsx', '.d.ts', '.mts', '.cts']
const untyped = ['.js', '.jsx', '.mjs', '.cjs']
const others = ['.vue', '.svelte', '.json']
/** What is written for the compiled file stands for its source. */
const compiled: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
}

/** JavaScript and TypeScript: relative paths, packages of the same repository, and path aliases by their end. */
export const resolveScript: Resolver = (file, tree, repository) => {
  const isTyped = /\.[cm]?tsx?$/.test(file.path)
  const modules = moduleFiles(
    tree,
    isTyped ? [...typed, ...untyped, ...others] : [...untyped, ...typed, ...others],
  )
  return file.references.flatMap(({ kind, text }) => {
    const written = text.replace(/[?#][^/]*$/, '')
    if (kind === 'path' || /^\.{1,2}(?:\/|$)/.test(written)) {
      const path = joinPath(directoryOf(file.path), written)
      return path === null ? [] : modules.at(path, repository)
    }
    const scheme = /^([a-z]{2,8}):(.*)$/s.exec(written)
    if (scheme !== null) {
      return scheme[1] === 'ext' ? nearest(file.path, modules.ending(extensionPath(scheme[2] ?? '')), 1) : []
    }
    const found = modules.inPackage(written, file.path, repository)
    return found.length > 0 ? found : nearest(file.path, modules.ending(withoutAlias(written)), 1)
  })
}

/** Deno's own modules: `ext:deno_web/01_console.js` stands in `ext/web/`. */
function extensionPath(written: string): string {
  return written.replace(/^[^/]*_([^/_]+)\//, '$1/')
}

/** What an alias stands for lies in the project's configuration; what follows it ends the path. */
function withoutAlias(written: string): string {
  const alias = /^(?:@|~|\$lib|\$)\/|^[#~/]/.exec(written)?.[0] ?? ''
  const rest = written.slice(alias.length)
  if (alias !== '') return rest
  // A package from elsewhere looks like an alias of one word: only longer ones are looked for.
  return rest.startsWith('@') ? atLeastTwo(rest.slice(rest.indexOf('/') + 1)) : atLeastTwo(rest)
}

function atLeastTwo(path: string): string {
  return path.includes('/') ? path : ''
}

/** How a module's name becomes a file; `endings` are tried in their order where none is written. */
function moduleFiles(tree: TreeIndex, endings: readonly string[]) {
  const candidates = (path: string): readonly string[] => {
    const written = /\.[cm]?jsx?$/.exec(path)?.[0] ?? ''
    const stem = path.slice(0, path.length - written.length)
    const indexes = [...endings.map((ending) => `index${ending}`), 'mod.ts']
    if (path === '') return indexes
    return [
      path,
      ...(compiled[written] ?? []).map((ending) => stem + ending),
      ...endings.map((ending) => path + ending),
      ...indexes.map((index) => `${path}/${index}`),
    ]
  }
  const first = (path: string): readonly string[] => candidates(path).filter(tree.has).slice(0, 1)
  const at = (path: string, repository: string): readonly string[] => {
    const found = first(path)
    return found.length > 0 || !isPackage(path, tree) ? found : entry(path, [repository, 'main'])
  }
  /** Where the manifest names a file of its own as the entry, its place is a matter of habit. */
  const entry = (folder: string, names: readonly string[]): readonly string[] =>
    [
      ...names,
      'src',
      'lib',
      'source',
      ...names.map((name) => `lib/${name}`),
      ...names.map((name) => `src/${name}`),
    ]
      .flatMap((name) => first(under(folder, name)))
      .slice(0, 1)
  return {
    at,
    /** Every file that the name may stand for, by the end of its path. */
    ending: (path: string): readonly string[] => {
      if (path === '') return []
      for (const candidate of candidates(path)) {
        const found = tree.filesEnding(candidate)
        if (found.length > 0) return found
      }
      return []
    },
    /** A package of the same repository: a folder of its name with a manifest, or the repository itself. */
    inPackage: (written: string, from: string, repository: string): readonly string[] => {
      const [, name = '', inside = ''] = /^(?:@[^/]+\/)?([^/@#~$][^/]*)(?:\/(.*))?$/s.exec(written) ?? []
      if (name === '') return []
      const folders = nearest(
        from,
        tree.directoriesEnding(name).filter((one) => isPackage(one, tree)),
        1,
      )
      for (const folder of name === repository && isPackage('', tree) ? [...folders, ''] : folders) {
        const places = ['', 'src', 'lib', 'source'].map((source) => under(under(folder, source), inside))
        const found = inside === '' ? at(folder, name) : places.flatMap(first)
        if (found.length > 0) return found.slice(0, 1)
        const own = inside === '' ? entry(folder, [name, 'main', 'index']) : []
        if (own.length > 0) return own
      }
      return []
    },
  }
}

function isPackage(folder: string, tree: TreeIndex): boolean {
  return ['package.json', 'deno.json', 'deno.jsonc'].some((name) => tree.has(under(folder, name)))
}

function under(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`
}
