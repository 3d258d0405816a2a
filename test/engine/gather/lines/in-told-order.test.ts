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

/** Two that both replace the same line, each by its own. */
function misfits(path: string): readonly Change[] {
  return [91, 92].map((pull) =>
    aChange({
      pull,
      files: [aFile({ path, patch: `@@ -1 +1 @@\n-x\n+y${pull}`, additions: 1, deletions: 1 })],
    }),
  )
}

describe('changes without times', () => {
  const oldestFirst = edits(4, ['a.ts', 'b.ts'])

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

  it('are in no order that could be told by one file of three', () => {
    const odd = ['b.ts', 'c.ts'].flatMap((path) => misfits(path))
    expect(inToldOrder([...edits(2, ['a.ts']), ...odd])).toBeNull()
  })

  it('are told apart by the twenty files of most changes, and of each by the newest thirty', () => {
    const many = Array.from({ length: 20 }, (_, at) => `many${at}.ts`)
    const few = Array.from({ length: 10 }, (_, at) => `few${at}.ts`)
    const listed = [...edits(3, many), ...few.flatMap((path) => misfits(path))]
    expect(inToldOrder(listed)).toEqual(listed.toReversed())
    const newestFirst = [...edits(30, ['a.ts']).toReversed(), ...misfits('a.ts')]
    expect(inToldOrder(newestFirst)).toEqual(newestFirst)
  })

  it('are in no order that could be told where no patch is known', () => {
    const unread = oldestFirst.map((one) => ({ ...one, files: [aFile({ path: 'a.ts', patch: null })] }))
    expect(inToldOrder(unread)).toBeNull()
  })

  it('stand as they are listed where no file has two of them', () => {
    const apart = ['a.ts', 'b.ts', 'c.ts'].flatMap((path) => edits(1, [path]))
    expect(inToldOrder(apart)).toEqual(apart)
    expect(inToldOrder([])).toEqual([])
  })

  it('may hold a file of which the patches fit in no order', () => {
    const files = ['a.ts', 'b.ts', 'c.ts']
    const listed = [...edits(2, files), ...misfits('odd.ts')]
    expect(inToldOrder(listed)).toEqual(listed.toReversed())
  })

  test.prop([fc.integer({ min: 2, max: 6 }), fc.boolean()])(
    'stand newest first, whichever way round they were listed',
    (count, isTurned) => {
      const listed = edits(count, ['a.ts', 'b.ts'])
      const told = inToldOrder(isTurned ? listed.toReversed() : listed)
      expect(pulls(told)).toEqual(pulls(listed.toReversed()))
    },
  )
})
