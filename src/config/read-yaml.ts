import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'

/** Something wrong in a file, where it stands, counted from 1. */
export type Mistake = { readonly says: string; readonly line: number; readonly column: number }

export type ReadYaml =
  | { readonly kind: 'read'; readonly value: unknown; readonly placeOf: PlaceOf }
  | { readonly kind: 'refused'; readonly mistakes: readonly Mistake[] }

/** Where the value at this path stands; with `key`, where that key of it stands. */
export type PlaceOf = (
  path: readonly PropertyKey[],
  key?: string,
) => { readonly line: number; readonly column: number }

const deepest = 32

/** Reads one YAML document of bounded depth; no aliases, no tags, no key twice. Never throws. */
export function readYaml(text: string): ReadYaml {
  const start = { line: 1, column: 1 }
  if (nestedDeeperThan(deepest, text)) {
    return {
      kind: 'refused',
      mistakes: [{ says: `lists and maps are nested more than ${deepest} deep`, ...start }],
    }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The parser's own check compares every key with every other.
    uniqueKeys: false,
    stringKeys: true,
    resolveKnownTags: false,
  })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const mistakes = [
    ...document.errors
      .slice(0, 10)
      .map(({ message, pos }) => ({ says: lowerFirst(message), ...place(pos[0]) })),
    ...unwanted(document).map(({ says, node }) => ({ says, ...place(node.range?.[0] ?? 0) })),
  ]
  if (mistakes.length > 0) return { kind: 'refused', mistakes }
  return {
    kind: 'read',
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf: (path, key) => place(offsetOf(document, path, key)),
  }
}

function unwanted(document: Document): readonly { readonly says: string; readonly node: Node }[] {
  const found: { says: string; node: Node }[] = []
  visit(document, {
    Alias: (_, node) => {
      found.push({ says: 'aliases (`*name`) are not supported', node })
    },
    Map: (_, map) => {
      const seen = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value))
          found.push({ says: `the key \`${String(key.value)}\` stands here twice`, node: key })
        seen.add(key.value)
      }
    },
  })
  return found.slice(0, 10)
}

function offsetOf(document: Document, path: readonly PropertyKey[], key: string | undefined): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (!isNode(node)) continue
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined
    if (length === path.length && isNode(pair?.key)) return pair.key.range?.[0] ?? 0
    return node.range?.[0] ?? 0
  }
  return 0
}

/** Counts brackets without regard to quotes: exact enough to keep the parser's recursion shallow. */
function nestedDeeperThan(limit: number, text: string): boolean {
  let depth = 0
  for (const bracket of text.match(/[[\]{}]/gu) ?? []) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > limit) return true
  }
  return false
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
