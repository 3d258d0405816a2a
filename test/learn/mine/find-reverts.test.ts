import { describe, expect, it } from 'vitest'

import { findRevert } from '../../../src/learn/mine/find-reverts.ts'
import { aCommit, shaOf } from './a-history.ts'

const sha = shaOf(3)
const find = (subject: string, body = '', repo: string | null = 'acme/shop') =>
  findRevert(aCommit(subject, body), repo)
const namesOf = (subject: string, body = '', repo: string | null = 'acme/shop') =>
  find(subject, body, repo)?.names ?? []

describe('a message that takes a change back', () => {
  it.each([
    ['git', `Revert "Charge islands"`, `This reverts commit ${sha}.`, { by: 'commit', prefix: sha }],
    [
      'git, of a merge',
      'Revert "Merge branch x"',
      `This reverts commit ${sha}, reversing\nchanges made to ${shaOf(4)}.`,
      { by: 'commit', prefix: sha },
    ],
    ['GitHub', 'Revert "Charge islands" (#12)', 'Reverts acme/shop#11', { by: 'pull', number: 11 }],
    ['a title that holds a number', 'Revert "Charge islands (#11)" (#12)', '', { by: 'pull', number: 11 }],
    [
      'an address',
      'Revert "Charge islands"',
      'Reverts https://github.com/acme/shop/pull/11',
      { by: 'pull', number: 11 },
    ],
    ['Phabricator', 'Back out D4711', 'Differential Revision: D4712', { by: 'review', name: 'D4711' }],
    [
      'Gerrit',
      'Revert "Charge islands"',
      'This reverts CL 4711.\n\nReviewed-on: https://review.example.org/c/shop/+/4712',
      { by: 'review', name: 'CL4711' },
    ],
    [
      'the address of a review',
      'Revert islands',
      'Reverts https://review.example.org/c/acme/shop/+/4711',
      { by: 'review', name: 'CL4711' },
    ],
    ['GitLab', 'Revert "Islands"', 'This reverts merge request !47', { by: 'review', name: '!47' }],
    ['Subversion', 'Revert r12345, it broke the bots', '', { by: 'revision', number: 12345 }],
    [
      'Rietveld',
      "Revert of Don't charge islands (patchset #2 id:1 of https://codereview.example.org/9/ )",
      '',
      {
        by: 'title',
        title: "Don't charge islands",
      },
    ],
    [
      'a short commit id',
      `Backed out changeset ${sha.slice(0, 12)} for failing on Windows`,
      '',
      { by: 'commit', prefix: sha.slice(0, 12) },
    ],
    ['a title alone', 'Revert "Charge islands"', '', { by: 'title', title: 'Charge islands' }],
    ['no quotes', 'revert: charge islands', '', { by: 'title', title: 'charge islands' }],
  ])('is read as %s writes it', (_, subject, body, expected) => {
    expect(namesOf(subject, body)).toContainEqual(expected)
    expect(find(subject, body)).toMatchObject({ kind: 'revert', unfit: null })
  })

  it('names all commits of a list', () => {
    const names = namesOf('Revert two changes', `This reverts commits ${sha} and ${shaOf(4)}.`)
    expect(names.filter(({ by }) => by === 'commit')).toHaveLength(2)
  })

  it('does not name what another repository calls so, nor its own number', () => {
    expect(namesOf('Revert "Charge islands" (#12)', 'Reverts acme/till#11')).toEqual([
      { by: 'title', title: 'Charge islands' },
    ])
  })

  it('does not name what it quotes of the message it takes back', () => {
    const body = `Reason for revert: slow\n\nOriginal change's description:\n> This reverts commit ${sha}.`
    expect(namesOf('Revert "Charge islands"', body)).toEqual([{ by: 'title', title: 'Charge islands' }])
  })

  it.each([
    ['Revert "Revert "Charge islands""', 're-land'],
    ['Reland "Charge islands"', 're-land'],
    ['Revert^2 "Charge islands"', 're-land'],
    ['Partial revert of "Charge islands"', 'partial-revert'],
    ['Revert part of "Charge islands"', 'partial-revert'],
    ['Roll engine from 1 to 2', 'automatic-roll'],
  ])('%s is no revert of one change', (subject, unfit) => {
    expect(find(subject, `This reverts commit ${sha}.`)).toMatchObject({ unfit })
  })

  it.each([
    ['Charge islands (#12)', `* Charge\n\n* Revert "Charge"\n\nThis reverts commit ${sha}.`],
    ['Say in the guide how to revert', 'Reverting a change is easy.'],
    ['Charge islands', `The change before reverts ${sha} and was wrong.`],
    ['Update the log', '> This reverts commit of somebody'],
  ])('%s is none', (subject, body) => {
    expect(find(subject, body)).toBeNull()
  })
})
