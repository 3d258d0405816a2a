import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import type { Ballot } from '../../../../../src/engine/judge/ranking/election/ballot.ts'
import { readVote, type Vote } from '../../../../../src/engine/judge/ranking/election/read-vote.ts'
import { aChangeId } from '../../../../builders/ids.ts'

const ballot: Ballot = {
  question: { system: '', user: '', schemaName: 'vote', schema: {} },
  changeOf: new Map([
    ['bcd', aChangeId('first')],
    ['fgh', aChangeId('second')],
    ['jkl', aChangeId('third')],
  ]),
}

function read(json: unknown, likely?: Readonly<Record<string, number>>): Vote | null {
  return readVote({ kind: 'answered', json, tokens: 1, ...(likely === undefined ? {} : { likely }) }, ballot)
}

describe('a vote', () => {
  test('gives each change half of what the one before it got', () => {
    const vote = read({ ranking: ['jkl', 'bcd'] })
    expect(vote).toMatchObject({ order: ['third', 'first'], firstPlace: 2, none: 0, scoredBy: 'votes' })
    expect(vote?.shares.get(aChangeId('third'))).toBeCloseTo(2 / 3)
    expect(vote?.shares.get(aChangeId('first'))).toBeCloseTo(1 / 3)
  })

  test('gives nothing to what stands below "none"', () => {
    const vote = read({ ranking: ['fgh', 'none', 'bcd'] })
    expect([...(vote?.shares.keys() ?? [])]).toEqual(['second'])
    expect(vote?.none).toBeCloseTo(1 / 3)
    expect(read({ ranking: ['none'] })).toMatchObject({ none: 1, firstPlace: null })
  })

  test('is scored by how likely each choice was, where that is told', () => {
    const vote = read({ ranking: ['jkl'] }, { jkl: 0.5, bcd: 0.3, none: 0.2 })
    expect(vote).toMatchObject({ scoredBy: 'probabilities', none: 0.2 })
    expect(vote?.shares.get(aChangeId('first'))).toBe(0.3)
  })

  test.each([
    ['more than all', { bcd: 0.9, jkl: 0.9 }],
    ['less than nothing', { bcd: -0.1 }],
    ['no number', { bcd: Number.NaN }],
    ['somebody unknown', { zzz: 0.5 }],
    ['nothing at all', { bcd: 0 }],
  ])('is read by its order where the probabilities name %s', (_, likely) => {
    expect(read({ ranking: ['jkl'] }, likely)).toMatchObject({ scoredBy: 'votes' })
  })

  test.each([
    ['an id not on the ballot', { ranking: ['bcd', 'xyz'] }],
    ['the id of a change in place of its ballot id', { ranking: ['first'] }],
    ['an id twice', { ranking: ['bcd', 'bcd'] }],
    ['"none" twice', { ranking: ['none', 'none'] }],
    ['nothing named', { ranking: [] }],
    ['an id that is not text', { ranking: [['bcd']] }],
    ['an unknown key beside the ranking', { ranking: ['bcd'], act: 'revert' }],
    ['a ranking that is text', { ranking: 'bcd' }],
    ['a bare list', ['bcd']],
    ['text', 'bcd'],
    ['null', null],
    ['no ranking', {}],
    ['a property every object has', { ranking: ['constructor'] }],
  ])('is none with %s', (_, json) => {
    expect(read(json)).toBeNull()
  })

  test.prop([fc.anything({ withNullPrototype: true })])('any value is read without an exception', (json) => {
    expect(read(json)).toBeNull()
  })

  test.prop([fc.array(fc.constantFrom('bcd', 'fgh', 'jkl', 'none', 'zzz', 7, null), { maxLength: 6 })])(
    'shares sum to one and belong to changes of the ballot',
    (ranking) => {
      const vote = read({ ranking })
      if (vote === null) return
      expect([...vote.shares.values()].reduce((sum, share) => sum + share, vote.none)).toBeCloseTo(1)
      for (const id of vote.shares.keys()) expect([...ballot.changeOf.values()]).toContain(id)
    },
  )
})
