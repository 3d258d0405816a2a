import { describe, expect, it } from 'vitest'

import { isReLand, isRevert, revertedChanges } from '../../../../src/engine/judge/ranking/reverts.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'

const reverted = aChange({ pull: 7, title: 'Add tax' })
const revertOf = (body: string) => aChange({ pull: 8, title: 'Revert "Add tax"', body })

describe('a change and its revert in one range', () => {
  it.each([
    ['git’s marker line', `This reverts commit ${reverted.id}.`],
    ['GitHub’s marker line', 'Reverts shop/shop#7'],
  ])('cancel out by %s', (_what, body) => {
    expect([...revertedChanges([revertOf(body), ...bystanders(2), reverted])]).toEqual([reverted.id])
  })

  it('do not cancel out where prose mentions a commit', () => {
    expect(revertedChanges([revertOf(`It fixes what ${reverted.id} broke; see #7.`), reverted]).size).toBe(0)
  })

  it('do not cancel out where the claim names a newer change', () => {
    expect(revertedChanges([reverted, revertOf(`This reverts commit ${reverted.id}.`)]).size).toBe(0)
  })

  it('leave a re-land standing', () => {
    const reLand = aChange({
      pull: 9,
      title: 'Reland "Add tax"',
      body: `This reverts commit ${revertOf('').id}.`,
    })
    expect(revertedChanges([reLand, revertOf(''), reverted]).size).toBe(0)
    expect([isReLand(reLand), isRevert(reLand)]).toEqual([true, false])
  })
})

it.each([
  ['Revert "Add tax"', true, false],
  ['Back out the new cache', true, false],
  ['Revert "Revert "Add tax""', false, true],
  ['[Re-land] Add tax', false, true],
  ['Reverting to the mean in the pricing model', false, false],
  ['Add tax', false, false],
])('reads the title %j', (title, revert, reLand) => {
  const change = aChange({ title, body: '' })
  expect([isRevert(change), isReLand(change)]).toEqual([revert, reLand])
})
