import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { indexWords, type WordIndex } from '../../../../src/engine/judge/retrieval/word-index.ts'
import { eachWord } from '../../../../src/engine/judge/retrieval/words.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const nothing = { title: '', body: '', files: [] }

function lookFor(words: string, ...changes: readonly Change[]): WordIndex {
  return indexWords(changes, { words: new Set(words.split(' ')), phrases: new Set() })
}

describe('words looked for in changes', () => {
  it('are counted apart by field', () => {
    const patch = '@@ -1,3 +1,3 @@ class Cart\n kept\n-removed\n+added'
    const file = aFile({ path: 'src/file.ts', patch })
    const { postings } = lookFor(
      'title body file added removed kept',
      aChange({ title: 'Title', body: 'Body', files: [file] }),
    )
    const none = { title: 0, body: 0, paths: 0, added: 0, removed: 0, context: 0 }
    expect(Object.fromEntries(postings)).toEqual({
      title: [{ change: 0, counts: { ...none, title: 1 } }],
      body: [{ change: 0, counts: { ...none, body: 1 } }],
      file: [{ change: 0, counts: { ...none, paths: 1 } }],
      added: [{ change: 0, counts: { ...none, added: 1 } }],
      removed: [{ change: 0, counts: { ...none, removed: 1 } }],
      kept: [{ change: 0, counts: { ...none, context: 1 } }],
    })
  })

  it('are found in every change that holds them, in the order of the changes', () => {
    const { postings } = lookFor(
      'tax',
      ...['tax', 'cart', 'tax of a tax'].map((title) => aChange({ ...nothing, title })),
    )
    expect(postings.get('tax')?.map(({ change, counts }) => [change, counts.title])).toEqual([
      [0, 1],
      [2, 2],
    ])
  })

  it('are nowhere where no change holds them, and nothing else is kept', () => {
    expect(lookFor('tax', aChange({ ...nothing, title: 'cart total' })).postings.size).toBe(0)
  })

  it('leave the fields as long as they are, wanted or not', () => {
    const title = 'sumOf taxes for the cart'
    expect(lookFor('tax', aChange({ ...nothing, title })).lengths[0]?.title).toBe(6)
  })

  test.prop([fc.array(fc.constantFrom('sumOf', 'taxes', 'cart', 'HTTPServer', '1234', ' ', '.'))])(
    'are those of the text, word by word',
    (pieces) => {
      const title = pieces.join(' ')
      const counted = new Map<string, number>()
      eachWord(title, (word) => counted.set(word, (counted.get(word) ?? 0) + 1))
      const found = lookFor([...counted.keys()].join(' '), aChange({ ...nothing, title }))
      const inTitle = Array.from(found.postings, ([word, [posting]]) => [word, posting?.counts.title])
      expect(inTitle).toEqual([...counted])
      expect(found.lengths[0]?.title).toBe([...counted.values()].reduce((sum, count) => sum + count, 0))
    },
  )
})

describe('phrases looked for in changes', () => {
  const holds = (change: Change): boolean => {
    const { phrases } = indexWords([change], { words: new Set(), phrases: new Set(['draw image']) })
    return phrases[0]?.includes('draw image') ?? false
  }
  const patched = (patch: string) => aChange({ ...nothing, files: [aFile({ path: 'a.ts', patch })] })

  it.each([
    ['title', aChange({ ...nothing, title: 'draw image' })],
    ['body', aChange({ ...nothing, body: 'once\ndraw image\nagain' })],
    ['paths', aChange({ ...nothing, files: [aFile({ path: 'draw/image.ts', patch: null })] })],
    ['added lines', patched('@@ -0,0 +1 @@\n+draw image')],
    ['removed lines', patched('@@ -1 +0,0 @@\n-drawImage')],
  ])('are found in its %s', (_where, change) => {
    expect(holds(change)).toBe(true)
  })

  it.each([
    ['run from one line into the next', patched('@@ -1,2 +1,3 @@\n+draw\n+image')],
    ['stand in lines that only surround the change', patched('@@ -1,2 +1,3 @@\n draw image\n+line')],
    ['have a word between them', aChange({ ...nothing, title: 'draw an image' })],
    ['stand the other way round', aChange({ ...nothing, title: 'image draw' })],
    [
      'stand in a former name',
      aChange({ ...nothing, files: [aFile({ path: 'a.ts', previousPath: 'draw/image.ts', patch: null })] }),
    ],
  ])('do not %s', (_what, change) => {
    expect(holds(change)).toBe(false)
  })

  it('count once for a change, in the order in which it has them', () => {
    const title = 'draw image, clear line, draw image'
    const { phrases } = indexWords([aChange({ ...nothing, title })], {
      words: new Set(),
      phrases: new Set(['clear line', 'draw image']),
    })
    expect(phrases).toEqual([['draw image', 'clear line']])
  })
})
