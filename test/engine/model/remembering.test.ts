import { describe, expect, it } from 'vitest'

import { remembering, rememberingWeakly } from '../../../src/engine/model/remembering.ts'

describe('a function that remembers', () => {
  it('works each key out once, also to nothing much', () => {
    const asked: string[] = []
    const length = remembering((text: string) => {
      asked.push(text)
      return text.length
    })
    expect(['ab', '', 'ab', '', 'c'].map(length)).toEqual([2, 0, 2, 0, 1])
    expect(asked).toEqual(['ab', '', 'c'])
  })

  it('knows an object by itself, whatever stands in it', () => {
    const asked: unknown[] = []
    const size = rememberingWeakly((list: readonly string[]) => {
      asked.push(list)
      return list.length
    })
    const [one, alike] = [['a'], ['a']]
    expect([one, alike, one].map(size)).toEqual([1, 1, 1])
    expect(asked).toEqual([one, alike])
  })
})
