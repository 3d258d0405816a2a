import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { renderMarkdown } from '../../../src/engine/report/render-markdown.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileStrings } from './hostile-strings.ts'
import { dangers, skeletonOf } from './markdown-scan.ts'
import { sampleReports } from './sample-reports.ts'

const repo = { owner: 'acme', name: 'shop' }
const options = { forgeUrl: 'https://github.com', repo }
const base = 'https://github.com/acme/shop/'
const kinds = ['culprit', 'shortlist', 'silent'] as const

describe('text from outside in Markdown', () => {
  it.each(kinds)('is never markup, a call or a link in a %s report', (kind) => {
    const found = hostileStrings.flatMap((text) =>
      dangers(renderMarkdown(hostileReport([text], kind), options), base).map((danger) => [
        text.slice(0, 80),
        danger,
      ]),
    )
    expect(found).toEqual([])
  })

  it.each(kinds)('never changes the structure of a %s report', (kind) => {
    const expected = skeletonOf(renderMarkdown(hostileReport(['harmless'], kind), options))
    const changed = hostileStrings.filter(
      (text) => skeletonOf(renderMarkdown(hostileReport([text], kind), options)) !== expected,
    )
    expect(changed).toEqual([])
  })

  test.prop([
    fc.array(fc.constantFrom(...hostileStrings), { minLength: 2, maxLength: 12 }),
    fc.constantFrom(...kinds),
  ])('stays harmless when hostile strings stand beside each other', (strings, kind) => {
    const mixed = [...strings, strings.join(' '), strings.join('')]
    expect(dangers(renderMarkdown(hostileReport(mixed, kind), options), base)).toEqual([])
  })

  test.prop([fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 1, maxLength: 20 })])(
    'stays harmless for any characters',
    (strings) => {
      expect(dangers(renderMarkdown(hostileReport(strings), options), base)).toEqual([])
    },
  )

  test.prop([
    fc.array(fc.constantFrom(...hostileStrings), { minLength: 1, maxLength: 40 }),
    fc.integer({ min: 8000, max: 60_000 }),
  ])('fits any room and keeps its markup balanced', (strings, maxCharacters) => {
    const text = renderMarkdown(hostileReport(strings), { ...options, maxCharacters })
    expect(text.length).toBeLessThanOrEqual(maxCharacters)
    expect(dangers(text, base)).toEqual([])
  })
})

describe('a report in Markdown', () => {
  it.each(Object.keys(sampleReports))('reads as in the golden file: %s', async (name) => {
    const text = renderMarkdown(sample(name), options)
    await expect(`${text}\n`).toMatchFileSnapshot(`../../fixtures/report/${name}.md`)
    expect(dangers(text, base)).toEqual([])
  })

  it('links a named change to its pull request and every other change to its commit only', () => {
    const text = renderMarkdown(sample('culprit'), options)
    expect(text).toContain('[#12](https://github.com/acme/shop/pull/12)')
    expect(text).not.toContain('/pull/19')
    expect(text).toContain('[`#19`](https://github.com/acme/shop/commit/0000013')
  })

  it('links evidence to the line at the commit of the change', () => {
    expect(renderMarkdown(sample('culprit'), options)).toContain(
      '(https://github.com/acme/shop/blob/000000c000000000000000000000000000000000/src/cart/total.ts#L41)',
    )
  })

  it('links to another server and repository when told so', () => {
    const elsewhere = { forgeUrl: 'https://git.example/', repo: { owner: 'a', name: 'b' } }
    const text = renderMarkdown(sample('culprit'), elsewhere)
    expect(text).toContain('(https://git.example/a/b/pull/12)')
    expect(text).not.toContain('github.com')
  })

  it.each(['javascript:alert(1)', 'not an address'])(
    'has no links at all when the server is %j',
    (forgeUrl) => {
      expect(renderMarkdown(sample('culprit'), { forgeUrl })).not.toContain('](')
    },
  )

  it('leaves out the untied changes first, then those ranked lower, and says so', () => {
    const whole = renderMarkdown(sample('culprit'), options)
    const text = renderMarkdown(sample('culprit'), { ...options, maxCharacters: whole.length - 1 })
    expect(text).toContain('Shortened')
    expect(text).toMatch(/and \d more/u)
    expect(text).toContain('Bump node to 24')
    expect(text).not.toContain('[`#100`]')
  })

  it('keeps the verdict and the suspects when only they have room', () => {
    const text = renderMarkdown(sample('culprit'), { ...options, maxCharacters: 3000 })
    expect(text).toContain('very likely caused this (81%)')
    expect(text).toContain('`return lines.sumOf(tax)`')
    expect(text).toContain('and 34 more')
    expect(text.length).toBeLessThanOrEqual(3000)
  })
})

function sample(name: string): ReturnType<(typeof sampleReports)[string]> {
  const make = sampleReports[name]
  if (make === undefined) throw new Error(`there is no sample ${name}`)
  return make()
}
