import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { culpritNames } from '../../../src/learn/mine/culprit-names.ts'
import { maskCulprit, stillNamed } from '../../../src/learn/mine/mask-culprit.ts'
import { aCommit, aLanding, shaOf } from './a-history.ts'

const sha = shaOf(1)
const culprit = aLanding(
  aCommit(
    'fix(shop): charge islands in the north twice (#4711)',
    'Bug: 80123\nSHOP-77\nSee #512.\n\nReviewed-by: Barbara Liskov <bliskov@example.org>',
    {
      sha,
      author: 'Grace Hopper',
      email: '12+ghopper@users.example.org',
    },
  ),
)
const names = culpritNames(culprit)
const mask = (text: string) => maskCulprit(text, names)

describe('masking', () => {
  it.each([
    [`commit ${sha} did it`, 'commit … did it'],
    [`see ${sha.slice(0, 8).toUpperCase()}`, 'see …'],
    [`at https://ci.example.org/log?at=${sha.slice(3, 20)}&x=1`, 'at https://ci.example.org/log?at=…&x=1'],
    ['since #4711 and since PR 4711', 'since #… and since PR …'],
    ['see https://github.com/acme/shop/pull/9', 'see …'],
    ['bug 80123, SHOP-77, SHOP-78', 'bug …, …, SHOP-78'],
    ['"charge islands in the\nnorth" is wrong', '"…" is wrong'],
    ['Charge Islands, in THE north!', '…!'],
    ['Grace Hopper (ghopper) and Hopper', '… (…) and …'],
    ['by someone@example.org', 'by …'],
    ['ask Barbara Liskov or bliskov, not Barbara', 'ask … or …, not Barbara'],
  ])('takes out %s', (text, expected) => expect(mask(text)).toBe(expected))

  it.each([
    'TypeError at src/islands.ts:47',
    'islands in the south are charged twice',
    'panic at 0x47114711 in charge_islands',
    'with the grace of a hopper',
  ])('leaves the failure as it is: %s', (text) => expect(mask(text)).toBe(text))

  it('masks the title of each of the many commits of a merge', () => {
    const side = Array.from({ length: 90 }, (_, at) => aCommit(`Paint the northern shelf number ${at}`))
    const merge = aLanding(aCommit('Merge branch shelves', ''), side)
    expect(maskCulprit('since “northern shelf number 88”', culpritNames(merge))).toBe('since “…”')
  })

  it('masks the branch and the short titles of a merge of a hundred commits', () => {
    const side = Array.from({ length: 100 }, (_, at) => aCommit(`feat(shelf): paint shelf${at}`))
    const merge = aLanding(aCommit('Merge pull request #9 from acme/drop-old-cart-code', 'Paint'), side)
    const told = 'since acme/drop-old-cart-code and “paint shelf99”'
    expect(maskCulprit(told, culpritNames(merge))).toBe('since … and “…”')
  })

  it('masks titles and authors that are written without blanks around them', () => {
    const names = culpritNames(
      aLanding(aCommit('修复登录错误 (#7)', '', { author: '张伟', email: 'zw@example.cn' })),
    )
    const masked = maskCulprit('因为张伟的修复登录错误导致src/login.ts崩溃', names)
    expect(masked).toBe('因为…的…导致src/login.ts崩溃')
    expect(stillNamed('因为修复登录错误导致崩溃', names)).not.toEqual([])
    expect(stillNamed(masked, names)).toEqual([])
  })

  it('masks the name of its review', () => {
    const body = 'Differential Revision: D47\nReviewed-on: https://review.example.org/48'
    const reviewed = culpritNames(aLanding(aCommit('Charge islands', body)))
    expect(maskCulprit('since D47 or CL 48, not D49', reviewed)).toBe('since D… or CL …, not D49')
  })

  it('masks commits, titles and authors of a merged line too', () => {
    const side = aCommit('Ship with the night train only', '', { sha: shaOf(2), author: 'Edsger Dijkstra' })
    const merge = aLanding(aCommit('Merge pull request #9 from ada/trains', 'Night trains for all parcels'), [
      side,
    ])
    const text = `${shaOf(2).slice(0, 10)} or night trains for all; or ship with the night; or ada/trains or Dijkstra`
    expect(maskCulprit(text, culpritNames(merge))).toBe('… or …; or …; or … or …')
  })
})

const word = fc.stringMatching(/^[a-zA-Z]{1,9}$/).filter((one) => one.toLowerCase() !== 'ref')
const title = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
const gap = fc.constantFrom(' ', '\n', ': "', '" ', ', ', '/', '-', '')

/** A text that names the change over and over: by pieces of its id, its number, and parts of its title. */
const aboutIt = fc
  .record({ title, number: fc.integer({ min: 10, max: 999_999 }), seed: fc.nat(10_000), author: word })
  .chain((made) => {
    const id = shaOf(made.seed)
    const piece = fc
      .tuple(fc.nat(33), fc.integer({ min: 7, max: 40 }))
      .map(([from, length]) => id.slice(from, from + length))
    const named = fc.oneof(
      piece,
      piece.map((one) => one.toUpperCase()),
      fc.constant(String(made.number)),
      fc.constant(`#${made.number}`),
      fc.constant(made.title),
      fc.constant(made.title.toUpperCase()),
      fc.constant(made.author),
      word,
    )
    const text = fc.array(fc.tuple(named, gap), { maxLength: 30 }).map((pairs) => pairs.flat().join(''))
    return fc.record({ made: fc.constant(made), id: fc.constant(id), text })
  })

describe('whatever is written about a change', () => {
  test.prop([aboutIt])(
    'no piece of its id, number, title or author survives masking',
    ({ made, id, text }) => {
      const subject = `${made.title} (#${made.number})`
      const landing = aLanding(aCommit(subject, '', { sha: id, author: made.author, email: 'x@y.org' }))
      const masked = maskCulprit(text, culpritNames(landing))
      const lower = masked.toLowerCase()
      for (let at = 0; at + 7 <= id.length; at += 1) expect(lower).not.toContain(id.slice(at, at + 7))
      expect(masked.match(/\d+/g) ?? []).not.toContain(String(made.number))
      const words = (one: string) => ` ${(one.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(' ')} `
      expect(words(masked)).not.toContain(words(made.title))
      expect(stillNamed(masked, culpritNames(landing))).toEqual([])
    },
  )

  test.prop([aboutIt])('masking twice is masking once', ({ made, id, text }) => {
    const landing = culpritNames(aLanding(aCommit(`${made.title} (#${made.number})`, '', { sha: id })))
    const once = maskCulprit(text, landing)
    expect(maskCulprit(once, landing)).toBe(once)
  })

  it('is told where something is left', () => {
    expect(stillNamed(`in ${sha.slice(0, 7)} of #4711, charge islands in the north`, names)).toEqual([
      sha.slice(0, 7),
      '4711',
      'charge islands in the',
      'islands in the north',
    ])
  })
})
