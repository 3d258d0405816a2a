import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { joinRanges, type Range } from '../../../src/engine/gather/join-ranges.ts'
import { trueLine } from '../../../src/engine/model/true-line.ts'

const text = 'one\ntwo\nthree\nfour\nfive'
const part = (words: string): Range => [text.indexOf(words), text.indexOf(words) + words.length]

describe('parts of a text', () => {
  it('tell how many lines were left out before and between them', () => {
    expect(joinRanges(text, [part('two'), part('five')])).toEqual({
      text: 'two\nfive',
      elisions: [
        { afterLine: 0, lines: 1 },
        { afterLine: 1, lines: 2 },
      ],
    })
  })

  it('leave nothing out between lines that follow each other, or within one', () => {
    expect(joinRanges(text, [part('one'), part('two')])).toEqual({ text: 'one\ntwo' })
    expect(joinRanges(text, [part('on'), part('e\ntwo')])).toEqual({ text: 'one\ntwo' })
  })

  test.prop([fc.uniqueArray(fc.nat(30), { minLength: 2, maxLength: 12 })])(
    'know the numbers of their lines',
    (cuts) => {
      const long = Array.from({ length: 31 }, (_, line) => `line-${line + 1}`).join('\n')
      const kept = cuts.toSorted((a, b) => a - b)
      const joined = joinRanges(
        long,
        kept.map((line): Range => {
          const start = long.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1)
          return [start, start + `line-${line + 1}`.length]
        }),
      )
      const lineOf = trueLine(joined.elisions)
      const numbers = joined.text.split('\n').map((said, at) => [said, lineOf(at + 1)])
      expect(numbers).toEqual(kept.map((line) => [`line-${line + 1}`, line + 1]))
    },
  )
})
