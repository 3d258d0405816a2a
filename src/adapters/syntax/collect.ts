import type { Node, QueryMatch } from 'web-tree-sitter'

import type { Definition } from '../../engine/model/context.ts'
import type { Reference } from '../../engine/model/parsed-source.ts'
import type { Grammar } from './grammar.ts'

const mostReferences = 2000
const mostDefinitions = 5000
/** Longer names are generated or hostile. */
const longestName = 500

const kinds: ReadonlySet<string> = new Set(['path', 'module', 'all-of', 'name', 'package'])

export type Collected = {
  readonly references: readonly Reference[]
  readonly definitions: readonly Definition[]
}

/** References and definitions of what the query matched in a text, each once, in the order of the text. */
export function collect(matches: readonly QueryMatch[], grammar: Grammar, text: string): Collected {
  // Positions are UTF-16 units of the text; asking a node for its text takes a detour through the runtime.
  const textOf: TextOf = ({ startIndex, endIndex }) => text.slice(startIndex, endIndex)
  const references = new Map<string, Reference>()
  const definitions = new Map<string, Definition>()
  for (const match of matches) {
    for (const reference of referencesOf(match, grammar, textOf)) {
      if (references.size >= mostReferences) break
      references.set(`${reference.kind} ${reference.text}`, reference)
    }
    const definition = definitions.size < mostDefinitions ? definitionOf(match, textOf) : null
    if (definition !== null)
      definitions.set(`${definition.start} ${definition.end} ${definition.name}`, definition)
  }
  return {
    references: [...references.values()],
    definitions: [...definitions.values()].sort((a, b) => a.start - b.start || b.end - a.end),
  }
}

type TextOf = (node: Node) => string

function referencesOf({ captures }: QueryMatch, grammar: Grammar, textOf: TextOf): readonly Reference[] {
  const within = captures.find(({ name }) => name === 'within')?.node
  return captures.flatMap(({ name, node }) => {
    if (!isKind(name) || node.endIndex - node.startIndex > longestName * 20) return []
    const plain = unquoted(textOf(node))
    const text = within === undefined ? plain : joined(textOf(within), grammar.separator, plain)
    if (text === '' || (name === 'name' && !/^\p{Lu}|[\\:]/u.test(text))) return []
    const expanded = grammar.expand?.({ kind: name, text }) ?? [{ kind: name, text }]
    return expanded.filter((one) => one.text.length <= longestName)
  })
}

function isKind(name: string): name is Reference['kind'] {
  return kinds.has(name)
}

function joined(before: string, separator: string, after: string): string {
  return before.endsWith(separator) ? before + after : before + separator + after
}

function unquoted(text: string): string {
  return text.replace(/^["'`<]/, '').replace(/["'`>]$/, '')
}

function definitionOf({ captures }: QueryMatch, textOf: TextOf): Definition | null {
  const node = captures.find(({ name }) => name === 'definition')?.node
  const named = captures.find(({ name }) => name === 'defined')?.node
  if (node === undefined || named === undefined) return null
  const name = nameOf(named, textOf)
  return name === '' ? null : { name, start: node.startPosition.row + 1, end: endOf(node) }
}

function nameOf(node: Node, textOf: TextOf): string {
  return node.endIndex - node.startIndex > longestName ? '' : textOf(node).trim()
}

/** A node that ends with a line feed ends on the line before. */
function endOf({ startPosition, endPosition }: Node): number {
  const isBelow = endPosition.column === 0 && endPosition.row > startPosition.row
  return isBelow ? endPosition.row : endPosition.row + 1
}
