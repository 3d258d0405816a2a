import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { composeBacktestReport } from '../../../src/learn/report/compose-backtest-report.ts'
import { renderBacktestHtml } from '../../../src/learn/report/render-backtest-html.ts'
import { aBacktest, withModels } from './a-backtest.ts'

const pageOf = (words?: Parameters<typeof aBacktest>[0]) =>
  renderBacktestHtml(composeBacktestReport(aBacktest(words)))
const page = pageOf()
/** Tags with their attributes' names: what a browser makes of the page, whatever the texts in it are. */
const structure = (html: string) =>
  [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/"[^"]*"/g, '""'))

const empty = new Set(['meta', 'br', 'circle', 'polyline', 'line'])

describe('the page of a backtest', () => {
  it('closes what it opens, in order', () => {
    const open: string[] = []
    const wrong: string[] = []
    for (const tag of structure(page).slice(1)) {
      const name = /^<\/?([a-z0-9]+)/.exec(tag)?.[1] ?? ''
      if (!tag.startsWith('</')) open.push(...(empty.has(name) ? [] : [name]))
      else if (open.pop() !== name) wrong.push(tag)
    }
    expect({ open, wrong }).toEqual({ open: [], wrong: [] })
  })

  it('loads nothing and runs nothing', () => {
    expect(page).toContain(`default-src 'none'`)
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|\son\w+=/i)
  })

  it('fits a phone and the dark', () => {
    expect(page).toContain('width=device-width')
    expect(page).toContain('prefers-color-scheme: dark')
    // A title of one long word must not make the page wider than the phone.
    expect(page).toMatch(/^p \{[^}]*overflow-wrap: anywhere/m)
  })

  it('draws the three curves, with words for who cannot see them', () => {
    expect(page.match(/<svg viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]{20,}"/g)).toHaveLength(3)
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('shows figures with their intervals, reasons and misses', () => {
    expect(page).toMatch(/prime-suspect.*?33%.*?100%/s)
    expect(page).toContain('nothing to go by')
    expect(page).toContain('<b>place 3 of 3</b> (another change was named): Charge islands')
  })

  it('says how few cases the figures rest on, and that no change was named', () => {
    const one = aBacktest()
    const few = renderBacktestHtml(composeBacktestReport({ ...one, ranked: one.ranked.slice(0, 1) }))
    expect(few).toContain('Only one case: the figures could be very different on others.')
    expect(few).toContain('<b>0</b><span>changes were named as the culprit</span>')
    expect(few).toContain('and 1 was ranked.')
  })

  it('tells what each language model adds, and draws every way in a look of its own', () => {
    const asked = renderBacktestHtml(composeBacktestReport(withModels(['suspects', '<i>base</i>'])))
    expect(asked).toContain('suspects against &lt;i&gt;base&lt;/i&gt;<br><small>refused: only 3 later cases')
    expect(asked).toContain('<li>suspects: 6 questions, 3 without a valid answer, 27 tokens</li>')
    const looks = asked.match(/(?<=<svg class="key"[^>]*><line class="line )c\d+/g) ?? []
    expect(looks).toHaveLength(8)
    expect(new Set(looks).size).toBe(8)
    for (const look of looks) expect(asked).toMatch(new RegExp(`\\.${look} \\{ color: var\\(--${look}\\)`))
    expect(page).not.toContain('Language models')
  })

  it('says so where there is nothing to measure on', () => {
    const bare = renderBacktestHtml(
      composeBacktestReport({ ...aBacktest(), ranked: [], mined: { ...aBacktest().mined, cases: [] } }),
    )
    expect(bare).toContain('0 of them make a case')
    expect(bare).not.toMatch(/<svg|NaN|undefined/)
  })

  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=1>',
      "' onload='x",
      '&lt;b&gt;',
      '\u202Eevil\u0000',
      '</pre></details>',
    ),
  )
  test.prop([hostile, hostile, hostile, hostile], { numRuns: 20 })(
    'is built the same whatever others wrote',
    (text, title, because, repo) => {
      expect(structure(pageOf({ text, title, because, repo }))).toEqual(structure(page))
    },
  )

  it('shows what others wrote as they wrote it', () => {
    expect(pageOf({ text: 'a < b & "c"\nd', title: 't', because: 'b', repo: 'r' })).toContain(
      '<pre>a &lt; b &amp; &quot;c&quot;\nd</pre>',
    )
    expect(pageOf({ text: '\u202Ea\u001B[1m', title: 't', because: 'b', repo: 'r' })).toContain(
      '<pre>a[1m</pre>',
    )
  })
})
