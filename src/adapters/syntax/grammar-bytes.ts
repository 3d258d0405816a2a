import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

import type { GrammarFile } from './grammar.ts'

/** The runtime that the grammars are loaded into is packed with them. */
type Packed = GrammarFile | 'web-tree-sitter'

const unpack = promisify(brotliDecompress)
/** Where the build puts the packed files: beside the bundle, or beside the folder of its chunks. */
const packedFolders = ['./grammars/', '../grammars/']

/** The WebAssembly of a grammar: packed beside the program where it was built, else from its package. */
export async function grammarBytes(name: Packed): Promise<Uint8Array> {
  for (const folder of packedFolders) {
    const packed = await readFile(new URL(`${folder}${name}.wasm.br`, import.meta.url)).catch(() => null)
    if (packed !== null) return await unpack(packed)
  }
  return await readFile(grammarSource(name))
}

/** What the second package of grammars gives, which the first lacks. */
const fromSecondPackage: ReadonlySet<Packed> = new Set([
  'tree-sitter-c',
  'tree-sitter-kotlin',
  'tree-sitter-scala',
])

/** The file of a grammar in the package it comes from. */
export function grammarSource(name: Packed): string {
  const require = createRequire(import.meta.url)
  if (name === 'web-tree-sitter') return require.resolve('web-tree-sitter/web-tree-sitter.wasm')
  return fromSecondPackage.has(name)
    ? join(dirname(require.resolve('tree-sitter-wasms/package.json')), 'out', `${name}.wasm`)
    : join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm', `${name}.wasm`)
}
