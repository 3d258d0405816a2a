import { setFlagsFromString } from 'node:v8'

import { Language, Parser, Query } from 'web-tree-sitter'

import { grammarBytes } from './grammar-bytes.ts'
import type { Grammar, GrammarFile } from './grammar.ts'
import { modernModule } from './modern-module.ts'

/** A grammar ready to parse with. */
export type LoadedGrammar = { readonly parser: Parser; readonly query: Query }

let runtime: Promise<void> | null = null
const loaded = new Map<GrammarFile, Promise<LoadedGrammar>>()

/**
 * Keeps V8 to its quick compiler for what WebAssembly is loaded from now on. The slow one takes half a second and 200 MB
 * to optimise the parsing functions of some grammars, which are huge, and a few megabytes of text never pay that back.
 */
function compileQuickly(): void {
  setFlagsFromString('--no-wasm-dynamic-tiering')
  setFlagsFromString('--no-wasm-tier-up')
}

/** Each grammar is loaded once in a process, at the first file of its language. */
export async function loadGrammar(grammar: Grammar): Promise<LoadedGrammar> {
  const known = loaded.get(grammar.file)
  if (known !== undefined) return await known
  const loading = load(grammar)
  loaded.set(grammar.file, loading)
  return await loading
}

async function load({ file, query }: Grammar): Promise<LoadedGrammar> {
  await (runtime ??= startRuntime())
  const language = await Language.load(modernModule(await grammarBytes(file)))
  return { parser: new Parser().setLanguage(language), query: new Query(language, query) }
}

async function startRuntime(): Promise<void> {
  compileQuickly()
  await Parser.init({ wasmBinary: await grammarBytes('web-tree-sitter') })
}
