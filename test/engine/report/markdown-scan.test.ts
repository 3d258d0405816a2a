import { describe, expect, it } from 'vitest'

import { hostileStrings } from './hostile-strings.ts'
import { dangers, skeletonOf } from './markdown-scan.ts'

const base = 'https://github.com/acme/shop/'

describe('the scanner that judges our Markdown', () => {
  it.each([
    ['@octocat', 'mention'],
    ['![a](https://evil.example/x.png)', 'image'],
    ['[a](https://evil.example)', 'link'],
    ['[#12](https://github.com/acme/other/pull/12)', 'link'],
    ['[#12](https://github.com/acme/shop/pull/12/../../../evil)', 'link'],
    ['<b>x</b>', 'tag'],
    ['fixes #12', 'issue number'],
    ['see https://evil.example', 'address'],
    ['www.evil.example', 'address'],
    ['see deadbeef1', 'commit'],
    ['# heading', 'block'],
    ['a | b', 'table'],
    [':tada:', 'emoji'],
    ['```\nfence', 'open fence'],
    ['a ` b', 'open code spans'],
    ['a\u202Eb', 'invisible'],
    ['`@octocat`', 'mention in code'],
  ])('sees what %j would do', (text, danger) => {
    expect(dangers(text, base).join('\n')).toContain(danger)
  })

  it('finds nothing in what only looks dangerous inside of code', () => {
    expect(dangers('a `#12 <b>` b\n```text\n# x\nwww.evil.example\n```\n`` a ` b ``', base)).toEqual([])
  })

  it('accepts our own links and tags', () => {
    expect(
      dangers(`[#12](${base}pull/12) [\`a\`](${base}blob/${'a'.repeat(40)}/src/a%20b.ts#L3)<br>`, base),
    ).toEqual([])
  })

  it('would reject most hostile strings if they were not escaped', () => {
    const seen = hostileStrings.filter((text) => dangers(text, base).length > 0 || skeletonOf(text) !== '')
    expect(seen.length).toBeGreaterThan(hostileStrings.length * 0.85)
  })
})
