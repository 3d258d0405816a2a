import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { bm25, inverseDocumentFrequency } from '../../../../src/engine/judge/retrieval/bm25.ts'
import { changeWords } from '../../../../src/engine/judge/retrieval/change-words.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

function titled(...titles: readonly string[]) {
  return titles.map((title) => changeWords(aChange({ title, files: [] })))
}

describe('BM25 over the fields of a change', () => {
  it('prefers the change that holds the rarer word', () => {
    const documents = titled('fix the parser', 'fix the lexer', 'fix the printer')
    const scores = bm25(new Map([['lexer', 1]]), documents)
    expect(scores[1]).toBeGreaterThan(0)
    expect([scores[0], scores[2]]).toEqual([0, 0])
  })

  it('lets a word count more in the title than in context lines', () => {
    const inTitle = changeWords(aChange({ title: 'lexer', files: [] }))
    const inContext = changeWords(
      aChange({ title: 'other', files: [aFile({ path: 'a.md', patch: '@@ -1,2 +1,2 @@\n lexer\n-x\n+y' })] }),
    )
    const [title = 0, context = 0] = bm25(new Map([['lexer', 1]]), [inTitle, inContext])
    expect(title).toBeGreaterThan(context)
  })

  it('discounts a long change that mentions everything', () => {
    const padding = Array.from({ length: 400 }, (_, index) => `filler${index}`).join(' ')
    const documents = [
      changeWords(aChange({ title: 'change', body: `lexer ${padding}`, files: [] })),
      changeWords(aChange({ title: 'change', body: 'lexer', files: [] })),
    ]
    const [long = 0, short = 0] = bm25(new Map([['lexer', 1]]), documents)
    expect(short).toBeGreaterThan(long)
  })

  it('gives zeros for an empty query and for no documents', () => {
    expect(bm25(new Map(), titled('a word'))).toEqual([0])
    expect(bm25(new Map([['word', 1]]), [])).toEqual([])
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
})
