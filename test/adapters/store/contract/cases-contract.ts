import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { CaseRecord } from '../../../../src/engine/model/case-record.ts'
import type { Failing } from '../../../../src/engine/model/incident.ts'
import { aSilentVerdict } from '../../../builders/a-judgement.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../../builders/an-incident.ts'
import { anIncidentId, anInstant } from '../../../builders/ids.ts'
import { anInstallation, type UnderTest } from './under-test.ts'

const repo = { owner: 'acme', name: 'shop' }

function aCase(over: Partial<CaseRecord> = {}): CaseRecord {
  return {
    incident: anIncident(),
    verdict: aSilentVerdict(),
    state: 'open',
    issueUrl: 'https://github.test/acme/shop/issues/1',
    updatedAt: anInstant('2026-03-02T10:00:00.000Z'),
    ...over,
  }
}

export function casesContract({ store, reopen }: UnderTest): void {
  const newCases = () => store().forInstallation(anInstallation()).cases

  describe('a case', () => {
    it('is found as it was saved, after a restart too', async () => {
      const installation = anInstallation()
      await store().forInstallation(installation).cases.save(aCase())
      await reopen()
      expect(await store().forInstallation(installation).cases.find(aCase().incident.id)).toEqual(aCase())
    })

    it('is not found where there is none', async () => {
      expect(await newCases().find(anIncidentId('unknown'))).toBeNull()
    })

    it('takes the place of its earlier state', async () => {
      const cases = newCases()
      await cases.save(aCase({ issueUrl: null }))
      await cases.save(aCase({ state: 'closed' }))
      expect(await cases.find(aCase().incident.id)).toEqual(aCase({ state: 'closed' }))
    })

    it('keeps any title byte for byte', async () => {
      const cases = newCases()
      const title = fc.sample(fc.string({ unit: 'binary' }), 20).join('') + '\0 "\\ \u202E'
      await cases.save(aCase({ incident: anIncident({ title }) }))
      expect((await cases.find(aCase().incident.id))?.incident.title).toBe(title)
    })
  })

  describe('the open cases of a thing', () => {
    it('are those of the same environment, whatever the commit, newest first', async () => {
      const cases = newCases()
      const older = aCase({ incident: anIncident({ id: anIncidentId('a') }) })
      const newer = aCase({
        incident: anIncident({
          id: anIncidentId('b'),
          failing: aDeployment({ deploymentId: '9', runId: '8' }),
        }),
        updatedAt: anInstant('2026-03-02T11:00:00.000Z'),
      })
      const staging = aDeployment({ environment: 'staging', runId: '9' })
      await cases.save(older)
      await cases.save(newer)
      await cases.save(aCase({ incident: anIncident({ id: anIncidentId('c'), failing: staging }) }))
      await cases.save(aCase({ incident: anIncident({ id: anIncidentId('d') }), state: 'closed' }))
      expect(await cases.openFor(repo, aDeployment())).toEqual([newer, older])
    })

    it('are, of those over, of the same alert by its id, though one of them names no environment', async () => {
      const cases = newCases()
      const fired = { kind: 'alert', name: 'door', environment: 'production', key: 'door-7' } as const
      const over = (id: string, failing: Failing) =>
        aCase({ incident: anIncident({ id: anIncidentId(id), failing }), state: 'closed' })
      await cases.save(over('a', fired))
      await cases.save(over('b', { ...fired, key: 'door-8' }))
      const back = { ...fired, environment: null }
      const since = anInstant('2020-01-01T00:00:00.000Z')
      expect(await cases.closedSince(repo, back, since)).toEqual([over('a', fired)])
    })

    it('are not those of another repository', async () => {
      const cases = newCases()
      await cases.save(aCase())
      expect(await cases.openFor({ ...repo, name: 'other' }, aDeployment())).toEqual([])
    })

    it('count a failed deployment and the run behind it as one', async () => {
      const cases = newCases()
      await cases.save(aCase())
      expect(await cases.openFor(repo, aWorkflowRun({ runId: '7001' }))).toEqual([aCase()])
      expect(await cases.openFor(repo, aWorkflowRun({ runId: '7002' }))).toEqual([])
    })
  })

  describe('the cases of another installation', () => {
    it('are never seen', async () => {
      const mine = store().forInstallation(anInstallation())
      const other = store().forInstallation(anInstallation())
      await fc.assert(
        fc.asyncProperty(fc.string({ minLength: 1 }), fc.string(), async (id, environment) => {
          const incident = anIncident({ id: anIncidentId(id), failing: aDeployment({ environment }) })
          await mine.cases.save(aCase({ incident }))
          await mine.recoveries.note(repo, incident.failing, anInstant())
          expect(await other.cases.find(incident.id)).toBeNull()
          expect(await other.cases.openFor(repo, incident.failing)).toEqual([])
          expect(await other.recoveries.last(repo, incident.failing)).toBeNull()
        }),
        { numRuns: 50 },
      )
    })

    it('stay when one is erased, which leaves nothing of its own', async () => {
      const [gone, stays] = [anInstallation(), anInstallation()].map((id) => store().forInstallation(id))
      for (const tenancy of [gone, stays]) {
        await tenancy?.cases.save(aCase())
        await tenancy?.recoveries.note(repo, aDeployment(), anInstant())
        await tenancy?.effects('job').begin('publish')
      }
      await gone?.erase()
      expect(await gone?.cases.find(aCase().incident.id)).toBeNull()
      expect(await gone?.recoveries.last(repo, aDeployment())).toBeNull()
      expect(await gone?.effects('job').begin('publish')).toEqual({ kind: 'first-try' })
      expect(await stays?.cases.find(aCase().incident.id)).toEqual(aCase())
    })
  })

  describe('when a thing was last seen good', () => {
    it('is the newest moment told, in whatever order', async () => {
      const { recoveries } = store().forInstallation(anInstallation())
      await recoveries.note(repo, aDeployment(), anInstant('2026-03-02T12:00:00Z'))
      await recoveries.note(repo, aDeployment(), anInstant('2026-03-02T11:00:00Z'))
      expect(await recoveries.last(repo, aDeployment())).toBe('2026-03-02T12:00:00.000Z')
    })
  })
}
