import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import type { Ballot } from '../../../../../src/engine/judge/ranking/election/ballot.ts'
import { readVote } from '../../../../../src/engine/judge/ranking/election/read-vote.ts'
import { aChangeId } from '../../../../builders/ids.ts'

const ballot: Ballot = {
  question: { system: '', user: '', schemaName: 'vote', schema: {} },
  changeOf: new Map([
    ['bcd', aChangeId('first')],
    ['fgh', aChangeId('second')],
    ['jkl', aChangeId('third')],
  ]),
}

describe('readVote', () => {
  test('reads ids of the ballot in order', () => {
    expect(readVote({ ranking: ['jkl', 'bcd'] }, ballot)).toEqual({
      kind: 'cast',
      picks: ['third', 'first'],
      none: false,
    })
  })

  test('what stands below "none" is not a pick', () => {
    expect(readVote({ ranking: ['fgh', 'none', 'bcd'] }, ballot)).toEqual({
      kind: 'cast',
      picks: ['second'],
      none: true,
    })
    expect(readVote({ ranking: ['none'] }, ballot)).toEqual({ kind: 'cast', picks: [], none: true })
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
  ])('%s is no vote', (_, json) => {
    expect(readVote(json, ballot)).toMatchObject({ kind: 'no-vote', because: 'against-the-rules' })
  })

  test.prop([fc.anything({ withNullPrototype: true })])('any value is read without an exception', (json) => {
    expect(readVote(json, ballot).kind).toBe('no-vote')
  })

  test.prop([fc.array(fc.constantFrom('bcd', 'fgh', 'jkl', 'none', 'zzz', 7, null), { maxLength: 6 })])(
    'what counts names changes of the ballot, each once',
    (ranking) => {
      const vote = readVote({ ranking }, ballot)
      if (vote.kind === 'no-vote') return
      expect(new Set(vote.picks).size).toBe(vote.picks.length)
      for (const pick of vote.picks) expect([...ballot.changeOf.values()]).toContain(pick)
    },
  )
})
