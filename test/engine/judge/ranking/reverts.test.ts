import { fc, test } from '@fast-check/vitest'
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

it.each([
  ['a commit by its first seven digits', `This reverts commit ${reverted.id.slice(0, 7)}.`, true],
  ['one of the commits of a pull request', `This reverts commit ${'c0ffee1'.padEnd(40, '0')}.`, true],
  ['too few digits', `This reverts commit ${reverted.id.slice(0, 6)}.`, false],
  ['a pull request by number alone', 'Reverts #7', true],
  ['a number that only begins alike', 'Reverts #70', false],
])('reads a claim by %s', (_what, body, isRead) => {
  const commits = [...reverted.commits, ...aChange({ pull: 0xc0ffee1 }).commits]
  expect(revertedChanges([revertOf(body), aChange({ ...reverted, commits })]).size).toBe(isRead ? 1 : 0)
})

it.each([
  ['a squashed commit that undoes an earlier one', 'Add tax', false],
  ['all that a revert squashed', 'Revert "Add tax" (#9)', true],
])('tells %s', (_what, title, isRead) => {
  const body = `Why.\n\n* Round it\n\n* Revert "Round it"\n\nThis reverts commit ${reverted.id}.`
  const change = aChange({ pull: 8, title, body })
  expect(isRevert(change)).toBe(isRead)
  expect(revertedChanges([change, reverted]).size).toBe(isRead ? 1 : 0)
})

it('takes back no direct push by the number of a pull request', () => {
  const push = aChange({ pull: null })
  expect(revertedChanges([revertOf('Reverts #7'), push]).size).toBe(0)
  expect([...revertedChanges([revertOf(`This reverts commit ${push.id}.`), push])]).toEqual([push.id])
})

const claim = fc
  .tuple(fc.nat(9), fc.nat(9))
  .map(([own, other]) =>
    aChange({ pull: own + 1, body: `This reverts commit ${aChange({ pull: other + 1 }).id}.` }),
  )

test.prop([fc.uniqueArray(claim, { selector: ({ id }) => id, maxLength: 10 })])(
  'never takes back the newest change, nor one that nobody claims',
  (changes) => {
    const found = revertedChanges(changes)
    expect([...found]).not.toContain(changes[0]?.id)
    for (const id of found) expect(changes.some(({ body }) => body.includes(id))).toBe(true)
  },
)
