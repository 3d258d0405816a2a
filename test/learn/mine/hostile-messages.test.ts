import { describe, expect, it } from 'vitest'

import { mineCases } from '../../../src/learn/mine/mine-cases.ts'
import { aHistory, fillers } from './a-history.ts'

const length = 20_000
const pieces = [
  'a',
  'a ',
  '1',
  'abcdef1',
  'A-',
  'a.',
  'a_',
  'a/b',
  'a/b#',
  '#1 ',
  '(',
  '[',
  '"',
  ' ',
  '\t',
  '\n',
  '> ',
  ',;:',
  'and ',
  'https://x/',
  'revert ',
  'Revert "',
  'reverts commit ',
  'broken by a b c ',
  'error introduced in the ',
  'a@b.',
  'a::',
  '…',
]

describe('a message made to take long', () => {
  it.each(pieces)('of %j is read at once', (piece) => {
    const text = piece.repeat(length / piece.length)
    const logged = aHistory([
      ...fillers(8),
      { subject: text.trim().slice(0, 2000) || 'x', body: text, author: piece },
      { subject: `Revert "${text.trim().slice(0, 2000)}"`, body: `${text}\nReverts #11` },
      { subject: 'Charge parcels by weight (#11)', body: text },
      {
        subject: 'Revert "Charge parcels by weight"',
        body: `${text}\nTotals of islands are negative on Windows.`,
      },
    ])
    const begun = performance.now()
    const { messages, leftOut, cases } = mineCases(logged, { size: 100, place: 'uniform' })
    // Linear work takes a few milliseconds; work that grows with the square takes minutes.
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(leftOut.reduce((sum, { count }) => sum + count, 0) + cases.length).toBe(messages)
  })
})
