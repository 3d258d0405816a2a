import type { ElementContent, Root, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'

import { withExtras } from './github-extras.ts'

/**
 * Markdown as GitHub would show it in an issue: GitHub Flavored Markdown, cleaned by GitHub's own list of what may
 * stand there, with mentions, references, emoji and formulas found in what text is left outside of code, as GitHub does
 * it after Markdown. What is not known to exist (an issue, a commit) is linked all the same, so this shows too much
 * rather than too little.
 */
export function renderLikeGithub(markdown: string): Root {
  const text = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  // One stream, as GitHub reads it: a comment that is left open in a list swallows what comes after the list.
  const page = toHtml(toHast(text, { allowDangerousHtml: true }), { allowDangerousHtml: true })
  const clean = sanitize(raw({ type: 'root', children: [{ type: 'raw', value: page }] }), schema)
  if (clean.type !== 'root') throw new Error('The page has no root')
  return { ...clean, children: withExtras(clean.children) }
}

/** Ids are prefixed by GitHub as well; comments are taken out and so are doctypes. */
const schema = { ...defaultSchema, allowComments: false }

/** Every element of a page, outer ones first. */
export function elementsOf(nodes: readonly (RootContent | ElementContent)[]): readonly Element[] {
  return nodes.flatMap((node) => (node.type === 'element' ? [node, ...elementsOf(node.children)] : []))
}

type Element = Extract<ElementContent, { type: 'element' }>
