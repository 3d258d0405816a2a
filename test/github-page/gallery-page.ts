import { toHtml } from 'hast-util-to-html'

import { plainProse } from '../../src/engine/report/prose.ts'
import { renderMarkdown } from '../../src/engine/report/render-markdown.ts'
import { renderTerminal } from '../../src/engine/report/render-terminal.ts'
import type { Report } from '../../src/engine/report/report.ts'
import { html } from '../../src/learn/report/html-text.ts'
import { galleryReports } from '../engine/report/gallery-reports.ts'
import { pageStyle } from './page-style.ts'
import { renderLikeGithub } from './render-like-github.ts'

/** All sample reports on one page without scripts, as GitHub shows them and as a terminal does. */
export function galleryPage(): string {
  const cases = Object.entries(galleryReports).map(([name, make], index) => ({
    name,
    id: `c${index}`,
    report: make(),
  }))
  const contents = cases.map(({ name, id }) => `<a href="#${id}">${html(name)}</a>`).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reports of Prime Suspect</title>
<style>${pageStyle}</style>
</head>
<body>
<nav>${contents}</nav>
${cases.map(({ name, id, report }) => oneCase(name, id, report)).join('\n')}
</body>
</html>
`
}

function oneCase(name: string, id: string, report: Report): string {
  const markdown = renderMarkdown(report, { forgeUrl: 'https://github.com' })
  const terminal = renderTerminal(report, { color: false, width: 80 })
  return `<section id="${id}">
<h1 class="case">${html(name)}</h1>
<p class="kind">Issue, comment, step summary and check run: ${markdown.length} characters</p>
<div class="comment"><header>${html(plainProse(report.headline).slice(0, 200))}</header>
<div class="markdown-body">${toHtml(renderLikeGithub(markdown))}</div></div>
<details><summary>Terminal</summary><pre class="terminal">${html(terminal)}</pre></details>
</section>`
}
