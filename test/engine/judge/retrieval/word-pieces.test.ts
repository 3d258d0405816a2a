import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { indexPieces, piecesOf } from '../../../../src/engine/judge/retrieval/word-pieces.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

describe('pieces of a word', () => {
  it('are its stretches of four letters', () => {
    expect([...piecesOf('minidump')]).toEqual(['mini', 'inid', 'nidu', 'idum', 'dump'])
    expect([...piecesOf('gpu')]).toEqual(['gpu'])
  })

  test.prop([fc.string({ minLength: 1, maxLength: 30 })])('are each a part of it and cover it', (word) => {
    const pieces = [...piecesOf(word)]
    expect(pieces.filter((piece) => !word.includes(piece))).toEqual([])
    expect(pieces.some((piece) => word.startsWith(piece))).toBe(true)
    expect(pieces.some((piece) => word.endsWith(piece))).toBe(true)
  })
})

describe('wanted pieces in changes', () => {
  it('are counted once a word, field by field, in the order of the changes', () => {
    const file = aFile({ path: 'lib/textureCube.ts', previousPath: 'lib/texture.ts' })
    const { postings, lengths } = indexPieces(
      [
        aChange({ title: 'cube of cubes', body: '', files: [] }),
        aChange({ title: 'other', body: 'a texture', files: [file] }),
      ],
      new Set(['cube', 'text']),
    )
    const none = { title: 0, body: 0, paths: 0, added: 0, removed: 0, context: 0 }
    expect(Object.fromEntries(postings)).toEqual({
      cube: [
        { change: 0, counts: { ...none, title: 2 } },
        { change: 1, counts: { ...none, paths: 1 } },
      ],
      text: [{ change: 1, counts: { ...none, body: 1, paths: 2 } }],
    })
    expect(lengths.map(({ title }) => title)).toEqual([3, 1])
  })
})
