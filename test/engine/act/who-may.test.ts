import { describe, expect, it } from 'vitest'

import { mayCallFlaky, maySay } from '../../../src/engine/act/who-may.ts'
import type { Role, Word } from '../../../src/engine/model/word.ts'

const change = { kind: 'pull', number: 12 } as const
const roles: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

const allowed: readonly (readonly [Word, string])[] = [
  [{ kind: 'confirm', change }, 'triage write maintain admin'],
  [{ kind: 'clear', change }, 'triage write maintain admin'],
  [{ kind: 'none' }, 'triage write maintain admin'],
  [{ kind: 'explain', change }, 'triage write maintain admin'],
  [{ kind: 'help' }, 'triage write maintain admin'],
  [{ kind: 'unknown' }, 'triage write maintain admin'],
  [{ kind: 'triage' }, 'write maintain admin'],
  [{ kind: 'rerun' }, 'write maintain admin'],
  [{ kind: 'revert', change }, 'write maintain admin'],
  [{ kind: 'mute', milliseconds: 60_000 }, 'maintain admin'],
]

describe('who may say a word', () => {
  it.each(allowed)('$kind', (word, may) => {
    expect(roles.filter((role) => maySay(role, word)).join(' ')).toBe(may)
  })

  it('calls it a flake from the role that may sort issues', () => {
    expect(roles.filter(mayCallFlaky).join(' ')).toBe('triage write maintain admin')
  })
})
