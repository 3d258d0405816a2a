import { describe, expect, it } from 'vitest'

import { callsLeft } from '../../../../src/adapters/github/session/call-budget.ts'
import { incidentSessions } from '../../../../src/adapters/github/session/incident-session.ts'
import { perSession } from '../../../../src/adapters/github/session/per-session.ts'
import { deploymentIncident, runIncident } from '../facts.ts'
import { plainClient } from '../fake-api.ts'

const sessions = () => incidentSessions(plainClient(), () => undefined)

describe('a read that a session remembers', () => {
  it('is made once for the same words, by whoever asks', async () => {
    let made = 0
    const read = perSession(async (_, word: string) => `${word} ${(made += 1)}`)
    const session = sessions().begin(runIncident())
    expect(await Promise.all([read(session, 'a'), read(session, 'a'), read(session, 'b')])).toEqual([
      'a 1',
      'a 1',
      'b 2',
    ])
  })

  it('is made again after it failed', async () => {
    let made = 0
    const read = perSession(async () => {
      made += 1
      if (made === 1) throw new Error('no')
      return made
    })
    const session = sessions().begin(runIncident())
    await expect(read(session)).rejects.toThrow('no')
    expect(await read(session)).toBe(2)
  })
})

describe('sessions', () => {
  it('go on until the next triage of the incident begins', () => {
    const { begin, of } = sessions()
    const first = begin(runIncident())
    expect(of(runIncident())).toBe(first)
    expect(of({ ...runIncident(), title: 'redacted' })).toBe(first)
    expect(of(deploymentIncident())).not.toBe(first)
    expect(begin(runIncident())).not.toBe(first)
  })
})

describe('the calls one incident may cost', () => {
  it.each([
    [10, 0, 'first', 7],
    [10, 0, 'second', 14],
    [11, 0, 'second', 20],
    [100, 0, 'first', 9],
    [101, 0, 'second', 103],
    [100, 26, 'second', 0],
  ] as const)('leave, for %i commits after %i calls, to the %s look %i', (commits, made, look, left) => {
    expect(callsLeft(commits, made, look)).toBe(left)
  })
})
