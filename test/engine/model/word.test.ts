import { describe, expect, it } from 'vitest'

import { namedChange } from '../../../src/engine/model/word.ts'
import { aChangeId } from '../../builders/ids.ts'

const changes = [
  { id: aChangeId('aaaaaaa1'.padEnd(40, '0')), pull: 12 },
  { id: aChangeId('aaaaaaa2'.padEnd(40, '0')), pull: null },
  { id: aChangeId('bbbbbbb1'.padEnd(40, '0')), pull: 13 },
]

describe('the change that a word names', () => {
  it.each([
    ['its pull request', { kind: 'pull', number: 12 }, 0],
    ['its commit', { kind: 'commit', starts: 'bbbbbbb' }, 2],
    ['enough of its commit', { kind: 'commit', starts: 'aaaaaaa2' }, 1],
  ] as const)('is found by %s', (_by, name, index) => {
    expect(namedChange(name, changes)).toBe(changes[index]?.id)
  })

  it.each([
    ['a pull request that is not in the range', { kind: 'pull', number: 14 }],
    ['a commit that is not in the range', { kind: 'commit', starts: 'ccccccc' }],
    ['digits that two commits begin with', { kind: 'commit', starts: 'aaaaaaa' }],
  ] as const)('is nobody by %s', (_by, name) => {
    expect(namedChange(name, changes)).toBeNull()
  })
})
