import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import {
  type Bm25Options,
  bm25,
  inverseDocumentFrequency,
} from '../../../../src/engine/judge/retrieval/bm25.ts'
import { indexWords, type WordIndex } from '../../../../src/engine/judge/retrieval/word-index.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

/** Not those that were tuned: the formula is tested, not its parameters. */
const options: Bm25Options = {
  k1: 1.2,
  b: 0.6,
  weights: { title: 2.5, body: 1.2, paths: 2.5, added: 1, removed: 1, context: 0.3 },
  pooling: 1,
}

function indexed(...changes: readonly Change[]): WordIndex {
  return indexWords(changes, { words: new Set(['lexer', 'word']), phrases: new Set() })
}

function titled(...titles: readonly string[]): WordIndex {
  return indexed(...titles.map((title) => aChange({ title, files: [] })))
}

describe('BM25 over the fields of a change', () => {
  it('prefers the change that holds the rarer word', () => {
    const documents = titled('fix the parser', 'fix the lexer', 'fix the printer')
    const scores = bm25(new Map([['lexer', 1]]), documents)
    expect(scores[1]).toBeGreaterThan(0)
    expect([scores[0], scores[2]]).toEqual([0, 0])
  })

  it('lets a word count more in the title than in context lines', () => {
    const inTitle = aChange({ title: 'lexer', files: [] })
    const patch = '@@ -1,2 +1,2 @@\n lexer\n-x\n+y'
    const inContext = aChange({ title: 'other', files: [aFile({ path: 'a.md', patch })] })
    const [title = 0, context = 0] = bm25(new Map([['lexer', 1]]), indexed(inTitle, inContext))
    expect(title).toBeGreaterThan(context)
  })

  it('discounts a long change that mentions everything', () => {
    const padding = Array.from({ length: 400 }, (_, index) => `filler${index}`).join(' ')
    const documents = indexed(
      aChange({ title: 'change', body: `lexer ${padding}`, files: [] }),
      aChange({ title: 'change', body: 'lexer', files: [] }),
    )
    const [long = 0, short = 0] = bm25(new Map([['lexer', 1]]), documents)
    expect(short).toBeGreaterThan(long)
  })

  it('gives zeros for an empty query and for no documents', () => {
    expect(bm25(new Map(), titled('a word'))).toEqual([0])
    expect(bm25(new Map([['word', 1]]), indexed())).toEqual([])
  })

  test.prop([fc.integer({ min: 1, max: 5000 }), fc.nat(5000)])(
    'has an inverse document frequency that is never negative and falls with use',
    (documents, drawn) => {
      const containing = Math.min(documents, drawn)
      const here = inverseDocumentFrequency(documents, containing)
      expect(here).toBeGreaterThan(0)
      if (containing > 0) expect(inverseDocumentFrequency(documents, containing - 1)).toBeGreaterThan(here)
    },
  )

  it('is the formula of its source', () => {
    const documents = indexed(
      aChange({ title: 'lexer lexer', body: 'plain', files: [] }),
      aChange({ title: 'other word here also', body: 'lexer', files: [] }),
    )
    const idf = Math.log(1 + (2 - 2 + 0.5) / (2 + 0.5))
    const inTitle = (2.5 * 2) / (1 - 0.6 + (0.6 * 2) / 3)
    const inBody = (1.2 * 1) / (1 - 0.6 + (0.6 * 1) / 1)
    const scores = bm25(new Map([['lexer', 3]]), documents, options)
    expect(scores[0]).toBeCloseTo((3 * idf * inTitle) / (1.2 + inTitle), 12)
    expect(scores[1]).toBeCloseTo((3 * idf * inBody) / (1.2 + inBody), 12)
  })

  it.each([
    ['paths', { path: 'lexer.go', patch: null }, 2.5],
    ['added', { path: 'a.go', patch: '@@ -1 +1 @@\n+lexer' }, 1],
    ['removed', { path: 'a.go', patch: '@@ -1 +1 @@\n-lexer' }, 1],
    ['context', { path: 'a.go', patch: '@@ -1 +1 @@\n lexer' }, 0.3],
  ] as const)('weighs a word of the field %s', (field, file, weight) => {
    const words = indexed(aChange({ title: 'x', files: [aFile(file)] }))
    const length = words.lengths[0]?.[field] ?? 0
    const frequency = weight / (1 - 0.6 + (0.6 * length) / Math.max(1, length))
    const [score] = bm25(new Map([['lexer', 1]]), words, options)
    expect(score).toBeCloseTo((Math.log(4 / 3) * frequency) / (1.2 + frequency), 12)
  })

  it('counts only the changes that hold the word', () => {
    const [held] = bm25(new Map([['lexer', 1]]), titled('lexer', 'other', 'third'), options)
    expect(held).toBeCloseTo((Math.log(1 + 2.5 / 1.5) * 2.5) / (1.2 + 2.5), 12)
  })

  it('adds words up as the norm of the power that is asked for', () => {
    const [one, other] = [['lexer', 3] as const, ['word', 2] as const]
    const documents = titled('lexer word', 'lexer', 'other')
    const score = (pooling: number, ...query: readonly (readonly [string, number])[]) =>
      bm25(new Map(query), documents, { ...options, pooling })[0] ?? 0
    expect(score(1, one, other)).toBeCloseTo(score(1, one) + score(1, other), 12)
    expect(score(2, one, other)).toBeCloseTo(Math.hypot(score(1, one), score(1, other)), 12)
    expect(score(2, one)).toBeCloseTo(score(1, one), 12)
  })

  it('has the inverse document frequency of its source', () => {
    expect(inverseDocumentFrequency(10, 2)).toBeCloseTo(Math.log(1 + 8.5 / 2.5), 12)
  })
})
