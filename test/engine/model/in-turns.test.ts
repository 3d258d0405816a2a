import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { inTurns } from '../../../src/engine/model/in-turns.ts'

it('takes one of each list, then the next of each, and nothing twice', () => {
  expect(inTurns([['a', 'b', 'c'], ['d'], [], ['a', 'e']])).toEqual(['a', 'd', 'b', 'e', 'c'])
})

test.prop([fc.array(fc.array(fc.string()))])('loses nothing', (lists) => {
  expect([...inTurns(lists)].toSorted()).toEqual([...new Set(lists.flat())].toSorted())
})
