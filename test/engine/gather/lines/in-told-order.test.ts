import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { inToldOrder } from '../../../../src/engine/gather/lines/in-told-order.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const pulls = (changes: readonly Change[] | null) => changes?.map(({ pull }) => pull) ?? null

/** Each replaces the line that the one before left in each of these files. */
function edits(count: number, paths: readonly string[]): readonly Change[] {
  return Array.from({ length: count }, (_, at) => {
    const patch = `@@ -1 +1 @@\n-line ${at}\n+line ${at + 1}`
    return aChange({
      pull: at,
      files: paths.map((path) => aFile({ path, patch, additions: 1, deletions: 1 })),
    })
  })
}

describe('changes without times', () => {
  const oldestFirst = edits(4, ['a.ts', 'b.ts'])

  it('are turned round where their patches fit so', () => {
    expect(pulls(inToldOrder(oldestFirst))).toEqual([3, 2, 1, 0])
    expect(pulls(inToldOrder(oldestFirst.toReversed()))).toEqual([3, 2, 1, 0])
  })

  it('are in no order that could be told where most patches fit in neither', () => {
    const [first, second, third, fourth] = oldestFirst
    expect(inToldOrder([second, fourth, first, third].flatMap((one) => one ?? []))).toBeNull()
  })

  it('are in no order that could be told where their patches fit in both alike', () => {
    const inPlaces = [10, 20].map((line, pull) =>
      aChange({
        pull,
        files: [
          aFile({ path: 'a.ts', patch: `@@ -${line} +${line} @@\n-x\n+y`, additions: 1, deletions: 1 }),
        ],
      }),
    )
    expect(inToldOrder(inPlaces)).toBeNull()
  })

  it('stand as they are listed where no file has two of them, or none is known', () => {
    const apart = ['a.ts', 'b.ts', 'c.ts'].flatMap((path) => edits(1, [path]))
    expect(inToldOrder(apart)).toEqual(apart)
    expect(inToldOrder([])).toEqual([])
    const unread = oldestFirst.map((one) => ({ ...one, files: [aFile({ path: 'a.ts', patch: null })] }))
    expect(inToldOrder(unread)).toBeNull()
  })

  it('may hold a file of which the patches fit in no order', () => {
    const odd = [5, 6].map((pull) =>
      aChange({ pull, files: [aFile({ path: 'odd.ts', patch: `@@ -1 +1 @@\n-x\n+y${pull}` })] }),
    )
    const files = ['a.ts', 'b.ts', 'c.ts']
    expect(pulls(inToldOrder([...edits(2, files), ...odd]))).toEqual([6, 5, 1, 0])
  })

  test.prop([fc.integer({ min: 2, max: 6 }), fc.boolean()])(
    'are neither lost nor doubled',
    (count, isTurned) => {
      const listed = edits(count, ['a.ts', 'b.ts'])
      const told = inToldOrder(isTurned ? listed.toReversed() : listed)
      expect(pulls(told)).toEqual(pulls(listed.toReversed()))
    },
  )
})
