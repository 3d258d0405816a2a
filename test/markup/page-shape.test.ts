import { describe, expect, it } from 'vitest'

import { shapeOfHtml, shapeOfMarkdown } from './page-shape.ts'

const base = 'https://github.com/acme/shop/'
const strangersIn = (text: string): readonly string[] => shapeOfMarkdown(text, base).strangers

describe('what a page is searched for', () => {
  it.each([
    ['mention', 'cc @octocat'],
    ['issue', 'see #12'],
    ['closing', 'fixes acme/shop#1'],
    ['commit', 'since deadbeef1'],
    ['emoji', ':tada:'],
    ['advisory', 'GHSA-abcd-efgh-ijkl'],
    ['formula', 'costs $x^2$'],
    ['img', '![x](https://github.com/acme/shop/x.png)'],
    ['address https://evil.example', 'www. https://evil.example'],
    ['address mailto:', 'a@evil.example'],
    ['table', '| a |\n|---|\n| b |'],
    ['del', '~~gone~~'],
    ['input', '- [ ] todo'],
    ['section', 'x[^1]\n\n[^1]: note'],
    ['h1', '# big'],
    ['blockquote', '> [!WARNING]'],
  ])('is found: %s', (what, text) => {
    expect(strangersIn(text).join('\n')).toContain(what)
  })

  it('is not found in code, nor where a report of ours stands', () => {
    expect(strangersIn('`@octocat #1 https://evil.example <img>`')).toEqual([])
    expect(strangersIn('**[#12](https://github.com/acme/shop/pull/12)** caused this')).toEqual([])
  })

  it('is another structure where text opens or closes an element', () => {
    const page = (text: string) => `<details>\n<summary>x</summary>\n\n- ${text}\n- z\n\n</details>\n\n- y`
    expect(shapeOfMarkdown(page('</details>'), base).shape).not.toBe(shapeOfMarkdown(page('a'), base).shape)
    expect(shapeOfMarkdown(page('<!-- '), base).shape).not.toBe(shapeOfMarkdown(page('a'), base).shape)
    expect(shapeOfHtml('<p>a<b>b</b></p>').shape).not.toBe(shapeOfHtml('<p>ab</p>').shape)
    expect(shapeOfHtml('<img src="x">').strangers).toEqual(['address x'])
  })
})
