import type { Nodes } from 'hast'
import { raw } from 'hast-util-raw'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'

/** GitHub's Markdown as GitHub would show it, cleaned by GitHub's own list of what may stand there. */
export function issueHtml(markdown: string): string {
  const text = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const page = raw(toHast(text, { allowDangerousHtml: true }))
  const clean: Nodes = sanitize(page, { ...defaultSchema, allowComments: false })
  return toHtml(clean)
}
