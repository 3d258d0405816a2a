import { describe, expect, it } from 'vitest'

import { renderMarkdown } from '../../src/engine/report/render-markdown.ts'
import { galleryReports } from '../engine/report/gallery-reports.ts'
import { galleryPage } from './gallery-page.ts'
import { elementsOf, renderLikeGithub } from './render-like-github.ts'

const forgeUrl = 'https://github.com'

/** A tag that stands in no report may only have come from outside. */
const ours = new Set('p a code strong br h3 ol ul li pre details summary sub'.split(' '))

describe.each(Object.entries(galleryReports))('the report %s as GitHub shows it', (_, make) => {
  const markdown = renderMarkdown(make(), { forgeUrl })
  const elements = elementsOf(renderLikeGithub(markdown).children)
  const tags = new Set(elements.map(({ tagName }) => tagName))

  it('fits into a body', () => {
    expect(markdown.length).toBeLessThanOrEqual(60_000)
  })

  it('is made of nothing but what a report needs, and links nowhere else', () => {
    expect([...tags].filter((tag) => !ours.has(tag))).toEqual([])
    const links = elements.flatMap(({ tagName, properties }) =>
      tagName === 'a' ? [String(properties['href'])] : [],
    )
    expect(links.filter((link) => !link.startsWith(`${forgeUrl}/acme/shop/`))).toEqual([])
  })

  it('keeps its lists and its details whole to the last line', () => {
    const last = elements.findLast(({ tagName }) => tagName === 'sub')
    expect(JSON.stringify(last)).toContain('judges changes, not people')
  })
})

describe('the gallery', () => {
  it('holds every kind of report and loads nothing', () => {
    const page = galleryPage()
    for (const name of Object.keys(galleryReports)) expect(page).toContain(`>${name}</a>`)
    expect(page).not.toMatch(/<(?:script|img|link|iframe)\b/u)
  })
})
