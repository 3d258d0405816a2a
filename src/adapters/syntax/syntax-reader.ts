import process from 'node:process'

import type { ParsedSource, SourceLanguage } from '../../engine/model/parsed-source.ts'
import type { SyntaxReader } from '../../engine/ports.ts'
import { collect, type Collected } from './collect.ts'
import { grammarOf } from './grammar-of.ts'
import type { Grammar } from './grammar.ts'
import { type LoadedGrammar, loadGrammar } from './load-grammar.ts'
import { readSwift } from './read-swift.ts'

export type SyntaxLimits = {
  /** UTF-16 units of one file that are parsed; of longer files the first whole lines within them. */
  readonly length: number
  /**
   * For one file, milliseconds of processor time: plain text takes a few hundred at most, so only hostile text meets it,
   * and a busy machine reads the same as a quiet one.
   */
  readonly milliseconds: number
}

const usualLimits: SyntaxLimits = { length: 512 * 1024, milliseconds: 1500 }

/** Reads references and definitions by tree-sitter, whose grammars go on after errors: broken text still tells a lot. */
export function syntaxReader(limits: SyntaxLimits = usualLimits): SyntaxReader {
  return {
    reads: (path) => isSwift(path) || grammarOf(path) !== null,
    read: async (path, text) => {
      const part = beginning(text, limits.length)
      if (isSwift(path)) return whole('swift', readSwift(part), part, text)
      const grammar = grammarOf(path)
      if (grammar === null) return null
      const loaded = await loadGrammar(grammar).catch(() => null)
      if (loaded === null) return unread(grammar, 'the grammar of its language could not be loaded')
      const parsed = parse(loaded, grammar, grammar.prepare?.(part) ?? part, limits)
      return parsed === null
        ? unread(grammar, `it could not be parsed within ${limits.milliseconds} ms`)
        : whole(grammar.language, parsed, part, text)
    },
  }
}

function isSwift(path: string): boolean {
  return path.endsWith('.swift')
}

function whole(language: SourceLanguage, read: Collected, part: string, text: string): ParsedSource {
  if (part.length === text.length) return { language, ...read, completeness: { kind: 'complete' } }
  const because = `only its first ${part.length} of ${text.length} characters were parsed`
  return { language, ...read, completeness: { kind: 'truncated', because } }
}

function beginning(text: string, length: number): string {
  if (text.length <= length) return text
  const lineEnd = text.lastIndexOf('\n', length)
  return text.slice(0, lineEnd < 0 ? length : lineEnd + 1)
}

/** A report without this file is better than none: nobody's incident waits for a grammar. */
function unread({ language }: Grammar, because: string): ParsedSource {
  return { language, references: [], definitions: [], completeness: { kind: 'unknown', because } }
}

/** Null where time or the parser's memory ran out. */
function parse(
  { parser, query }: LoadedGrammar,
  grammar: Grammar,
  text: string,
  limits: SyntaxLimits,
): Collected | null {
  const until = processorTime() + limits.milliseconds
  const progressCallback = (): boolean => processorTime() > until
  parser.reset()
  try {
    const tree = parser.parse(text, null, { progressCallback })
    if (tree === null) return null
    try {
      const matches = query.matches(tree.rootNode, { progressCallback })
      return progressCallback() ? null : collect(matches, grammar, text)
    } finally {
      tree.delete()
    }
  } catch (error) {
    // What the runtime throws when its memory is used up; anything else is a bug of ours.
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) return null
    throw error
  }
}

/** Milliseconds that this thread has worked; in Node before 23.9, which does not tell threads apart, the process. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}
