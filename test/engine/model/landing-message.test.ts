import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { readLandingMessage } from '../../../src/engine/model/landing-message.ts'

describe('readLandingMessage', () => {
  test("takes a merged pull request's title from the body", () => {
    expect(
      readLandingMessage('Merge pull request #41 from octo/fix-tax', 'Round tax once\n\nTwice was wrong.'),
    ).toEqual({
      pull: 41,
      title: 'Round tax once',
      body: 'Twice was wrong.',
    })
  })

  test('keeps the subject where a merged pull request has no body', () => {
    const subject = 'Merge pull request #41 from octo/fix-tax'
    expect(readLandingMessage(subject, '')).toEqual({ pull: 41, title: subject, body: '' })
  })

  test('reads a squashed pull request', () => {
    expect(readLandingMessage('Round tax once (#41)', '* first try')).toEqual({
      pull: 41,
      title: 'Round tax once',
      body: '* first try',
    })
  })

  test('takes the last number of a squashed revert', () => {
    const message = readLandingMessage('Revert "Round tax once (#41)" (#44)', '')
    expect(message).toMatchObject({ pull: 44, title: 'Revert "Round tax once (#41)"' })
  })

  test.each([
    ['homu', 'Auto merge of #41 - octo:fix-tax, r=ada', '\nRound tax once\n\nWhy.', 41],
    ['bors', 'Merge #41', '41: Round tax once r=ada a=octo\n\nWhy.', 41],
    ['GitLab', "Merge branch 'tax' into 'main'", 'Round tax once\n\nWhy.\n\nSee merge request a/b!41', null],
    ['Bitbucket', 'Merged in fix-tax (pull request #41)', 'Round tax once\n\nWhy.', null],
  ])('takes the title from the body where %s merged it', (_, subject, body, pull) => {
    const message = readLandingMessage(subject, body)
    expect(message).toMatchObject({ pull, title: 'Round tax once' })
    expect(message.body).toMatch(/^Why\./)
  })

  test.each([
    'Why.\n\nCloses #41 from octo/fix-tax.\n\nAuthored-by: Octo <octo@example.org>',
    'Why.\n\nPull Request resolved: https://github.com/acme/shop/pull/41',
  ])('reads the number a script wrote: %j', (body) => {
    expect(readLandingMessage('Round tax once', body)).toEqual({ pull: 41, title: 'Round tax once', body })
  })

  test('takes no issue that is closed for a pull request', () => {
    expect(readLandingMessage('Round tax once', 'Closes #41\nCloses #42 from last year').pull).toBeNull()
  })

  test.each([
    'Round tax once, see (#41) for why',
    'Round tax once #41',
    '(#41)',
    "Merge branch 'main' into fix-tax",
    'Merge pull request #x from octo/fix-tax',
    'Round tax once (#12345678901)',
  ])('takes %s for a direct push', (subject) => {
    expect(readLandingMessage(subject, 'why')).toEqual({ pull: null, title: subject, body: 'why' })
  })

  test.prop([fc.string(), fc.string()])(
    'never gives an empty title for a subject that has words',
    (subject, body) => {
      fc.pre(subject.trim() !== '')
      expect(readLandingMessage(subject.trim(), body).title).not.toBe('')
    },
  )
})
