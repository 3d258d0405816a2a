import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../../src/engine/model/case-record.ts'
import type { CaseWindow } from '../../../../src/engine/model/case-window.ts'
import { nothingTold, type Said, type Saying } from '../../../../src/engine/model/told.ts'
import { aSilentVerdict } from '../../../builders/a-judgement.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aChangeId, anIncidentId, anInstant, aSha } from '../../../builders/ids.ts'
import { anInstallation, type UnderTest } from './under-test.ts'

const { id: incident, repo } = anIncident()
const change = aChangeId(aSha(12))
const confirmed: Said = { kind: 'confirmed', change }

function aSaying(over: Partial<Saying> = {}): Saying {
  return { source: 'comment:1', by: '7', at: anInstant('2026-03-02T10:00:00.000Z'), said: confirmed, ...over }
}

function aWindow(over: Partial<CaseWindow> = {}): CaseWindow {
  return {
    good: aSha('good'),
    bad: aSha('bad'),
    changes: [{ id: change, pull: 12 }],
    failures: [{ name: 'deploy', excerpt: 'Error: \0 "\\ \u202E' }],
    ...over,
  }
}

function aCase(over: Partial<CaseRecord> = {}): CaseRecord {
  return {
    incident: anIncident(),
    verdict: aSilentVerdict(),
    state: 'open',
    issueUrl: 'https://github.test/acme/shop/issues/12',
    updatedAt: anInstant('2026-03-02T10:00:00.000Z'),
    ...over,
  }
}

export function wordsContract({ store, reopen }: UnderTest): void {
  const newTenancy = () => store().forInstallation(anInstallation())

  describe('what people said about an incident', () => {
    it('is kept, once for each source, and after a restart too', async () => {
      const installation = anInstallation()
      const { words } = store().forInstallation(installation)
      await words.record(incident, aSaying())
      await words.record(incident, aSaying({ said: { kind: 'none' } }))
      await reopen()
      const again = store().forInstallation(installation).words
      expect(await again.from('comment:1')).toEqual(confirmed)
      expect(await again.from('comment:2')).toBeNull()
      expect(await again.told(incident)).toEqual({ ...nothingTold, confirmed: [change] })
      expect(await again.told(anIncidentId('another'))).toEqual(nothingTold)
    })

    it('stays when the incident is looked at again', async () => {
      const { cases, words } = newTenancy()
      await cases.save(aCase())
      await words.record(incident, aSaying())
      await cases.save(aCase({ state: 'closed' }))
      expect((await words.told(incident)).confirmed).toEqual([change])
    })

    it('is counted by account and hour', async () => {
      const { words } = newTenancy()
      const at = (minute: number) => anInstant(new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString())
      for (let n = 0; n < 5; n += 1)
        await words.record(incident, aSaying({ source: `comment:${n}`, at: at(n) }))
      await words.record(anIncidentId('another'), aSaying({ source: 'comment:9', at: at(9) }))
      await words.record(incident, aSaying({ source: 'comment:10', by: '8', at: at(9) }))
      expect(await words.countBy('7', at(0))).toBe(6)
      expect(await words.countBy('7', at(4))).toBe(2)
      expect(await words.countBy('9', at(0))).toBe(0)
    })
  })

  describe('the case of an issue', () => {
    it('is found by the repository and the whole number', async () => {
      const { cases, words } = newTenancy()
      await cases.save(aCase())
      expect(await words.caseOfIssue(repo, 12)).toEqual(aCase())
      for (const number of [1, 2, 112, 120]) expect(await words.caseOfIssue(repo, number)).toBeNull()
      expect(await words.caseOfIssue({ ...repo, name: 'other' }, 12)).toBeNull()
    })
  })

  describe('what words may name', () => {
    it('is kept as it is, and the last one counts', async () => {
      const { words } = newTenancy()
      expect(await words.window(incident)).toBeNull()
      await words.keepWindow(incident, aWindow({ good: null }))
      await words.keepWindow(incident, aWindow())
      expect(await words.window(incident)).toEqual(aWindow())
    })
  })

  describe('the cases of which somebody said what it was', () => {
    it('are those with an answer and a window', async () => {
      const { cases, words } = newTenancy()
      for (const name of ['told', 'untold', 'windowless', 'cleared']) {
        const id = anIncidentId(name)
        await cases.save(aCase({ incident: anIncident({ id }) }))
        if (name !== 'windowless') await words.keepWindow(id, aWindow())
        const said: Said = name === 'cleared' ? { kind: 'cleared', change } : confirmed
        if (name !== 'untold') await words.record(id, aSaying({ source: `comment:${name}`, said }))
      }
      expect(await words.labelled()).toEqual([
        {
          incident: anIncident({ id: anIncidentId('told') }),
          window: aWindow(),
          answer: { culprits: [change], weight: 1 },
        },
      ])
    })
  })

  describe('the words of another installation', () => {
    it('are never seen, by any question', async () => {
      const [mine, other] = [newTenancy(), newTenancy()]
      await mine.cases.save(aCase())
      await fc.assert(
        fc.asyncProperty(fc.string({ minLength: 1 }), async (source) => {
          await mine.words.record(incident, aSaying({ source }))
          await mine.words.keepWindow(incident, aWindow())
          expect(await other.words.from(source)).toBeNull()
          expect(await other.words.told(incident)).toEqual(nothingTold)
          expect(await other.words.window(incident)).toBeNull()
          expect(await other.words.caseOfIssue(repo, 12)).toBeNull()
          expect(await other.words.countBy('7', anInstant('2000-01-01T00:00:00Z'))).toBe(0)
          expect(await other.words.labelled()).toEqual([])
        }),
        { numRuns: 20 },
      )
    })

    it('stay when one is erased, which leaves nothing of its own', async () => {
      const [gone, stays] = [newTenancy(), newTenancy()]
      for (const { words } of [gone, stays]) {
        await words.record(incident, aSaying())
        await words.keepWindow(incident, aWindow())
      }
      await gone.erase()
      expect(await gone.words.from('comment:1')).toBeNull()
      expect(await gone.words.window(incident)).toBeNull()
      expect(await stays.words.from('comment:1')).toEqual(confirmed)
      expect(await stays.words.window(incident)).toEqual(aWindow())
    })
  })
}
