import type { ElementContent, RootContent } from 'hast'
import { raw } from 'hast-util-raw'

import { renderLikeGithub } from '../github-page/render-like-github.ts'

type Node = RootContent | ElementContent

/** What no text from outside may change: the elements with their places in each other, code and links left out. */
export type PageShape = {
  readonly shape: string
  /** Elements that stand in no page of ours, links that lead elsewhere, and what GitHub would make of bare text. */
  readonly strangers: readonly string[]
}

const textual = new Set(['code', 'pre', 'a', 'br', 'p'])
const ours = new Set([...textual, ...'strong h3 ol ul li details summary sub'.split(' ')])

/** Of a report in Markdown, as GitHub shows it. `base` begins every address of ours. */
export function shapeOfMarkdown(markdown: string, base: string): PageShape {
  return shapeOf(renderLikeGithub(markdown).children, ours, base)
}

/** Of a page of ours in HTML, which has no links at all. */
export function shapeOfHtml(page: string): PageShape {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: page }] })
  if (tree.type !== 'root') throw new Error('The page has no root')
  return shapeOf(tree.children, null, null)
}

function shapeOf(
  nodes: readonly Node[],
  allowed: ReadonlySet<string> | null,
  base: string | null,
): PageShape {
  const shape: string[] = []
  const strangers: string[] = []
  const walk = (node: Node, path: string): void => {
    if (node.type === 'comment') strangers.push('comment')
    if (node.type !== 'element') return
    const { tagName, properties, children } = node
    const address = properties['href'] ?? properties['src']
    if (tagName === 'github-extra')
      strangers.push(`${String(properties['kind'])}: ${JSON.stringify(children).slice(0, 200)}`)
    else if (allowed?.has(tagName) === false) strangers.push(tagName)
    if (address !== undefined && (base === null || !address.startsWith(base))) {
      strangers.push(`address ${address.slice(0, 100)}`)
    }
    const here = textual.has(tagName) ? path : `${path}>${tagName}`
    if (here !== path) shape.push(here)
    for (const child of children) walk(child, here)
  }
  for (const node of nodes) walk(node, '')
  return { shape: shape.join('\n'), strangers }
}
