import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

/** Ruby: required files by the end of their path, and constants by the file they are named after. */
export const resolveRuby: Resolver = (file, tree, repository) =>
  file.references.flatMap(({ kind, text }) => {
    if (kind === 'path' || text.startsWith('./') || text.startsWith('../')) {
      const path = joinPath(directoryOf(file.path), text)
      return path === null ? [] : [path, `${path}.rb`].filter(tree.has).slice(0, 1)
    }
    if (kind === 'module') return required(text, file.path, tree)
    return kind === 'name' ? constant(text, file.path, tree, repository) : []
  })

function required(text: string, from: string, tree: TreeIndex): readonly string[] {
  const path = text.endsWith('.rb') ? text : `${text}.rb`
  const found = tree.filesEnding(path.replace(/^\/+/, ''))
  // The load path holds roots: `require "set"` is not `lib/rack/set.rb`.
  const isLoadable = (candidate: string): boolean => {
    const root = candidate.slice(0, -path.length).replace(/\/$/, '')
    return (
      root === '' ||
      /(?:^|\/)(?:lib|test|spec|app|src|ext|features|support)$/.test(root) ||
      text.includes('/')
    )
  }
  return nearest(from, found.filter(isLoadable), 1)
}

/** `Rack::MockRequest` stands in `rack/mock_request.rb`; a name alone is looked for beside the file's own folders. */
function constant(text: string, from: string, tree: TreeIndex, repository: string): readonly string[] {
  const path = text
    .replace(/^::/, '')
    .split('::')
    .map((part) => snake(part))
    .join('/')
  const found = tree
    .filesEnding(`${path}.rb`)
    .filter((candidate) => isAutoloaded(candidate, path, repository))
  return nearest(from, found, 1)
}

/** A name of one part is common: it has to stand right in a root of the load path, or in the gem's own folder. */
function isAutoloaded(candidate: string, path: string, repository: string): boolean {
  if (path.includes('/')) return true
  const folder = directoryOf(candidate)
  return (
    /(?:^|\/)(?:lib|app\/[a-z_]+|app\/[a-z_]+\/concerns)$/.test(folder) ||
    folder.endsWith(`lib/${snake(repository.replaceAll('-', '_'))}`)
  )
}

/** As Rails' `underscore`: `HTTPServer` is `http_server`. */
function snake(name: string): string {
  return name
    .replaceAll(/([A-Z\d])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
}
