import type { ElementContent, RootContent } from 'hast'

/** What GitHub finds in text that is neither code nor a link, and makes into something. */
const extras: readonly (readonly [string, RegExp])[] = [
  ['mention', /(?<![\p{L}\p{N}_`/])@[a-z\d][a-z\d-]{0,38}(?:\/[\w-]+)?/iu],
  ['issue', /(?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d+\b|\bGH-\d+/iu],
  ['commit', /\b(?=[\da-f]*\d)[\da-f]{7,40}\b/iu],
  ['advisory', /\b(?:CVE-\d{4}-\d+|GHSA(?:-[\da-z]{4}){3})/iu],
  ['reference', /\b[A-Z]{2,}-\d+\b/u],
  ['address', /\b(?:https?|ftp):\/\/|\bwww\.\w/iu],
  ['emoji', /:[a-z\d_+-]+:/iu],
  ['formula', /\$\$|\$[^\s$][^$]*\$|\$`/u],
  ['closing', /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w.-]+\/[\w.-]+)?#\d/iu],
  ['alert', /^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/u],
]

const untouched: ReadonlySet<string> = new Set(['pre', 'code', 'tt', 'a', 'kbd', 'samp', 'math-renderer'])

type Node = RootContent | ElementContent

/** The nodes with every extra of their text in an element `github-extra`, whose `kind` tells which it is. */
export function withExtras(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return found(node.value)
    if (node.type !== 'element' || untouched.has(node.tagName)) return [node]
    return [{ ...node, children: withExtras(node.children) as ElementContent[] }]
  })
}

function found(text: string): Node[] {
  const kinds = extras.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind)
  if (kinds.length === 0) return [{ type: 'text', value: text }]
  return [
    {
      type: 'element',
      tagName: 'github-extra',
      properties: { kind: kinds.join(' ') },
      children: [{ type: 'text', value: text }],
    },
  ]
}
