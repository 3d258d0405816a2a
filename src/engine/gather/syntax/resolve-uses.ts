import type { ParsedFile, SourceLanguage } from '../../model/parsed-source.ts'
import { resolveDotnet } from './resolve-dotnet.ts'
import { resolveGo } from './resolve-go.ts'
import { resolveJvm } from './resolve-jvm.ts'
import { resolveNative } from './resolve-native.ts'
import { resolvePhp } from './resolve-php.ts'
import { resolvePython } from './resolve-python.ts'
import { resolveRuby } from './resolve-ruby.ts'
import { resolveRust } from './resolve-rust.ts'
import { resolveScript } from './resolve-script.ts'
import { resolveSwift } from './resolve-swift.ts'
import type { Resolver } from './resolver.ts'
import type { TreeIndex } from './tree-index.ts'

const mostUses = 200

const resolvers: Readonly<Record<SourceLanguage, Resolver>> = {
  script: resolveScript,
  python: resolvePython,
  go: resolveGo,
  jvm: resolveJvm,
  ruby: resolveRuby,
  php: resolvePhp,
  native: resolveNative,
  rust: resolveRust,
  dotnet: resolveDotnet,
  swift: resolveSwift,
}

/** The other files of the tree that a file uses, each once, in the order of its text; at most 200. */
export function resolveUses(file: ParsedFile, tree: TreeIndex, repository: string): readonly string[] {
  const named = resolvers[file.language](file, tree, repository)
  const uses = new Set<string>()
  for (const path of named) {
    if (uses.size >= mostUses) break
    if (path !== file.path && tree.has(path)) uses.add(path)
  }
  return [...uses]
}
