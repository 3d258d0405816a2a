import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { revertKind } from '../../../src/engine/model/revert-kind.ts'

describe('what a title says that a change does to an earlier one', () => {
  it.each([
    'Revert "Charge in cents"',
    'revert: feat(cart): charge in cents',
    'chore(shop)!: revert charging in cents',
    '[shop] Back out charging in cents',
    'Backed out changeset 1a2b3c',
    'Rolled back the new checkout',
    'Rollback charging in cents',
    'Reverting r182754',
    'Undo charging in cents',
  ])('takes it back: %s', (title) => {
    expect(revertKind(title)).toBe('revert')
  })

  it.each([
    'Reland "Charge in cents"',
    '[shop] Re-apply charging in cents',
    'fix(cart): re-land charging in cents',
    'Revert "Revert "Charge in cents""',
    'Revert^2 "Charge in cents"',
    'Unrevert charging in cents',
    'Roll forward the new checkout',
  ])('brings it back: %s', (title) => {
    expect(revertKind(title)).toBe('re-land')
  })

  it.each([
    'Charge in cents',
    'Reverting to the mean in the pricing model',
    'Revertible migrations',
    'Roll the dice library from 1a to 2b',
    'Say how to undo an order',
    'Background jobs',
  ])('is neither: %s', (title) => {
    expect(revertKind(title)).toBeNull()
  })

  test.prop([fc.string({ unit: 'binary', maxLength: 2_000 })])('is told whatever it is done to', (title) => {
    expect(revertKind(`Reland "${title}"`)).toBe('re-land')
    expect(revertKind(`Revert "${title}"`)).not.toBeNull()
  })
})
