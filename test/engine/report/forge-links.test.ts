import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { forgeLinks } from '../../../src/engine/report/forge-links.ts'
import { aSha } from '../../builders/ids.ts'
import { hostileStrings } from './hostile-strings.ts'

const base = 'https://github.com/acme/shop'
const links = forgeLinks('https://github.com/', { owner: 'acme', name: 'shop' })
const sha = aSha(1)

describe('links to the forge', () => {
  it('lead to pull requests, commits, comparisons and lines', () => {
    expect(links.pull(12)).toBe(`${base}/pull/12`)
    expect(links.commit(sha)).toBe(`${base}/commit/${sha}`)
    expect(links.compare(sha, aSha(2))).toBe(`${base}/compare/${sha}...${aSha(2)}`)
    expect(links.line(sha, 'src/a b(1).ts', 3)).toBe(`${base}/blob/${sha}/src/a%20b%281%29.ts#L3`)
    expect(links.job('7001', '42')).toBe(`${base}/actions/runs/7001/job/42`)
    expect(links.line(sha, 'a.ts', null)).toBe(`${base}/blob/${sha}/a.ts`)
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 60])('are not made for the number %d', (number) => {
    expect(links.pull(number)).toBeNull()
  })

  it.each(['HEAD', '', 'abc', `${sha}x`, sha.toUpperCase().replace('0', 'A'), '../../evil'])(
    'are not made for the commit %j',
    (text) => {
      expect(links.commit(text)).toBeNull()
      expect(links.compare(text, sha)).toBeNull()
      expect(links.line(text, 'a.ts', 1)).toBeNull()
    },
  )

  it.each(['', '0', '-1', '4x', '4/../5', '9'.repeat(21)])('are not made for the job %j', (id) => {
    expect(links.job(id, '42')).toBeNull()
    expect(links.job('7001', id)).toBeNull()
  })

  it.each(['', '/', '..', 'a/../b', './a', 'a//b', 'a\nb', 'a\u202Eb', 'x'.repeat(1025), 'ü'.repeat(400)])(
    'are not made for the path %j',
    (path) => {
      expect(links.line(sha, path, 1)).toBeNull()
    },
  )

  it.each([
    ['https://github.com', 'a/b', 'c'],
    ['https://github.com', 'a', '..'],
    ['https://github.com', '', 'c'],
    ['javascript:alert(1)', 'a', 'c'],
    ['', 'a', 'c'],
  ])('are not made on %j for %j and %j', (forgeUrl, owner, name) => {
    expect(forgeLinks(forgeUrl, { owner, name }).pull(1)).toBeNull()
  })

  test.prop([fc.oneof(fc.constantFrom(...hostileStrings), fc.string({ unit: 'binary' })), fc.integer()])(
    'never leave the repository, whatever the path is',
    (path, line) => {
      const url = links.line(sha, path, line)
      if (url === null) return
      expect(new URL(url).href.startsWith(`${base}/blob/${sha}/`)).toBe(true)
      expect(url).not.toMatch(/[\s()<>"'`\\]/u)
    },
  )
})
