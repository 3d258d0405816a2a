import { describe, expect, it } from 'vitest'

import { findFixReference } from '../../../src/learn/mine/find-fix-references.ts'
import { aCommit, shaOf } from './a-history.ts'

const sha = shaOf(3)
const namesOf = (subject: string, body = '') =>
  findFixReference(aCommit(subject, body), 'acme/shop')?.names ?? []

describe('a message that mends what a change broke', () => {
  it.each([
    [
      'the trailer of the kernel',
      'Charge again',
      `Fixes: ${sha.slice(0, 12)} ("Charge islands")`,
      { by: 'commit', prefix: sha.slice(0, 12) },
    ],
    ['a regression', 'Charge again', 'This is a regression from #11.', { by: 'pull', number: 11 }],
    [
      'a number after words',
      'Fix two totals',
      'Both bugs were introduced by the islands change (#11).',
      { by: 'pull', number: 11 },
    ],
    ['a fix instead of a revert', 'Charge again', 'Forward fix for #11', { by: 'pull', number: 11 }],
    ['a bisection', 'Charge again', `Bisected to ${sha}`, { by: 'commit', prefix: sha }],
    [
      'broken since',
      `Unbreak totals broken by ${sha.slice(0, 9)}`,
      '',
      { by: 'commit', prefix: sha.slice(0, 9) },
    ],
    [
      'an address',
      'Fix totals',
      'Regression from https://github.com/acme/shop/pull/11, seen by many',
      { by: 'pull', number: 11 },
    ],
  ])('is read from %s', (_, subject, body, expected) => {
    expect(namesOf(subject, body)).toEqual([expected])
  })

  it.each([
    ['an issue it closes', 'Fix totals (#12)', 'Fixes #11'],
    ['a feature it builds on', 'Add more islands', 'The table introduced in #11 grows.'],
    ['a word of hex letters', 'Fix totals', 'broken by defaced signs'],
    ['the number of a bug', 'Fix totals', 'broken by 1079405'],
    ['another repository', 'Fix totals', 'regression from acme/till#11'],
    ['its own number', 'Fix a regression in totals (#12)', ''],
  ])('does not take %s for a culprit', (_, subject, body) => {
    expect(namesOf(subject, body)).toEqual([])
  })
})
