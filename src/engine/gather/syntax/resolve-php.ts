import { joinPath } from './join-path.ts'
import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

/** PHP: classes by the end of their namespace, after PSR-4; included files by their path. */
export const resolvePhp: Resolver = (file, tree) => {
  const own = file.references.find(({ kind }) => kind === 'package')?.text ?? ''
  const imported = new Set(
    file.references
      .filter(({ kind }) => kind === 'module')
      .map(({ text }) => text.slice(text.lastIndexOf('\\') + 1)),
  )
  return file.references.flatMap(({ kind, text }) => {
    if (kind === 'path') return included(text, file.path, tree)
    if (kind === 'module') return classAt(text, file.path, tree)
    if (kind !== 'name' || imported.has(text)) return []
    if (text.startsWith('\\')) return classAt(text, file.path, tree)
    const partly = importedPart(text, file.references)
    return classAt(partly ?? `${own}\\${text}`, file.path, tree)
  })
}

/** `Node\Expr` after `use PhpParser\Node` is `PhpParser\Node\Expr`. */
function importedPart(
  text: string,
  references: readonly { readonly kind: string; readonly text: string }[],
): string | null {
  const [head = '', ...rest] = text.split('\\')
  if (rest.length === 0) return null
  const base = references.find(({ kind, text: one }) => kind === 'module' && one.endsWith(`\\${head}`))
  return base === undefined ? null : [base.text, ...rest].join('\\')
}

/** A prefix of the namespace is mapped to a folder, which we do not know: the longest end that is a file counts. */
function classAt(text: string, from: string, tree: TreeIndex): readonly string[] {
  const segments = text.split('\\').filter((segment) => segment !== '')
  for (let at = 0; at < segments.length; at += 1) {
    const rest = segments.slice(at)
    const found = tree.filesEnding(`${rest.join('/')}.php`)
    // The last segment alone says too little, but right in a source folder.
    const homes = rest.length > 1 || at === 0 ? found : found.filter(isAtRoot)
    if (homes.length > 0) return nearest(from, homes, 1)
  }
  return []
}

function isAtRoot(path: string): boolean {
  const folder = directoryOf(path)
  return folder === '' || /(?:^|\/)(?:src|lib|app|tests?)$/i.test(folder)
}

function included(text: string, from: string, tree: TreeIndex): readonly string[] {
  const path = joinPath(directoryOf(from), text)
  if (path !== null && tree.has(path)) return [path]
  const plain = text.replace(/^(?:\.{0,2}\/)+/, '')
  return plain === '' ? [] : nearest(from, tree.filesEnding(plain), 1)
}
