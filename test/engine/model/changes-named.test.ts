import { describe, expect, it } from 'vitest'

import { changesNamed } from '../../../src/engine/model/changes-named.ts'
import type { ChangeId, Sha } from '../../../src/engine/model/ids.ts'
import { aChange } from '../../builders/a-change.ts'

const ids = [`${'a'.repeat(7)}${'1'.repeat(33)}`, `${'a'.repeat(7)}${'2'.repeat(33)}`, 'b'.repeat(40)]
const [one, two, three] = ids.map((id, at) => aChange({ id: id as ChangeId, commits: [], pull: at + 10 }))
const changes = [one, two, three].flatMap((change) => change ?? [])

describe('the changes that a claim names', () => {
  it.each([
    ['a whole commit id', 'b'.repeat(40), [2]],
    ['a shortened one', `${'a'.repeat(7)}22`, [1]],
    ['one that several have', 'a'.repeat(7), [0, 1]],
    ['the number of a pull request', '#11', [1]],
    ['another number that begins alike', '#1', []],
    ['a commit of nobody', 'c'.repeat(40), []],
  ])('are told by %s', (_what, claim, positions) => {
    expect(changesNamed(changes)(claim)).toEqual(positions)
  })

  it('are told by every commit that a merge brought along', () => {
    const merge = aChange({
      id: 'd'.repeat(40) as ChangeId,
      commits: ['d', 'e'].map((c) => c.repeat(40) as Sha),
    })
    expect(changesNamed([merge])('e'.repeat(12))).toEqual([0])
    expect(changesNamed([merge])('d'.repeat(12))).toEqual([0])
  })
})
