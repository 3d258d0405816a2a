import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import type { Tenancy } from '../../../../src/adapters/store/store.ts'
import type { ExportedRow } from '../../../../src/adapters/store/tenant/export-installation.ts'
import type { Renaming } from '../../../../src/engine/model/renaming.ts'
import { nothingTold } from '../../../../src/engine/model/told.ts'
import { aSilentVerdict } from '../../../builders/a-judgement.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aChangeId, anIncidentId, anInstant, aSha } from '../../../builders/ids.ts'
import { aDelivery, anInstallation, aTriage, type UnderTest } from './under-test.ts'

const { repo, failing } = anIncident()
const longAgo = anInstant('2020-01-01T00:00:00.000Z')
const landing = { pull: 3, sha: aSha('landed'), title: 'Add tax', body: '', author: null, mergedAt: longAgo }

const push = { branch: 'main', before: aSha(1), after: aSha('pushed'), forced: true, at: longAgo }
const mergeGroup = { branch: 'gh-readonly-queue/main/pr-1', head: aSha('queued'), base: aSha(1), at: longAgo }

/** What a tenancy gives out that reads, each asked about one id; a function that is missing here does not compile. */
const reads: {
  readonly [
    Part in 'cases' | 'recoveries' | 'words' | 'landings' | 'pushes' | 'mergeGroups' | 'modelAnswers'
  ]: {
    readonly [Name in keyof Tenancy[Part]]: ((of: Tenancy, id: string) => Promise<unknown>) | 'writes'
  }
} = {
  cases: {
    find: async (of, id) => await of.cases.find(anIncidentId(id)),
    openFor: async (of) => await of.cases.openFor(repo, failing),
    openIn: async (of) => await of.cases.openIn(repo),
    closedSince: async (of) => await of.cases.closedSince(repo, failing, longAgo),
    save: 'writes',
  },
  recoveries: { last: async (of) => await of.recoveries.last(repo, failing), note: 'writes' },
  landings: { of: async (of) => await of.landings.of(repo, [aSha('landed')]), note: 'writes' },
  pushes: {
    forced: async (of) => await of.pushes.forced(repo),
    pathsOf: async (of) => [...(await of.pushes.pathsOf(repo, [aSha('pushed')]))],
    note: 'writes',
  },
  mergeGroups: { at: async (of) => await of.mergeGroups.at(repo, aSha('queued')), note: 'writes' },
  words: {
    caseOfIssue: async (of) => await of.words.caseOfIssue(repo, 12),
    window: async (of, id) => await of.words.window(anIncidentId(id)),
    from: async (of, id) => await of.words.from(`comment:${id}`),
    told: async (of, id) => await of.words.told(anIncidentId(id)),
    countBy: async (of) => await of.words.countBy('9', longAgo),
    labelled: async (of) => await of.words.labelled(),
    keepWindow: 'writes',
    record: 'writes',
  },
  modelAnswers: { find: async (of, id) => await of.modelAnswers.find(id), keep: 'writes' },
}

const answer = { kind: 'answered', json: { ranking: ['bcd'] }, tokens: 3 } as const
const purse = {
  key: 'repository/acme/shop/2026-03-02',
  says: 'this repository for today',
  allowance: { tokens: null, dollars: null },
}

const nothing: readonly unknown[] = [null, 0, [], nothingTold]

async function fill(of: Tenancy, id: string): Promise<void> {
  const incident = anIncidentId(id)
  await of.cases.save({
    incident: anIncident({ id: incident }),
    verdict: aSilentVerdict(),
    state: 'open',
    issueUrl: 'https://github.test/acme/shop/issues/12',
    updatedAt: longAgo,
  })
  await of.cases.save({
    incident: anIncident({ id: anIncidentId(`${id} before`) }),
    verdict: aSilentVerdict(),
    state: 'closed',
    issueUrl: 'https://github.test/acme/shop/issues/11',
    updatedAt: longAgo,
  })
  await of.recoveries.note(repo, failing, longAgo)
  await of.landings.note(repo, landing)
  await of.pushes.note(repo, push, [{ sha: aSha('pushed'), paths: ['src/a.ts'] }])
  await of.mergeGroups.note(repo, mergeGroup)
  const change = aChangeId(aSha(1))
  await of.words.keepWindow(incident, {
    good: null,
    bad: aSha('bad'),
    changes: [{ id: change, pull: 1 }],
    failures: [],
  })
  await of.words.record(incident, {
    source: `comment:${id}`,
    by: '9',
    at: longAgo,
    said: { kind: 'confirmed', change },
  })
  await of.modelAnswers.keep(id, answer)
  await of.modelLedger.setAside([purse], { tokens: 100, dollars: 0.5 })
  await of.words.record(anIncidentId(`${id} before`), {
    source: `comment:${id} before`,
    by: '9',
    at: longAgo,
    said: { kind: 'none' },
  })
  await of.effects(`job-${id}`).begin('publish')
}

async function rowsOf(of: Tenancy): Promise<readonly ExportedRow[]> {
  const rows: ExportedRow[] = []
  for await (const row of of.everything()) rows.push(row)
  return rows
}

async function everything(of: Tenancy): Promise<readonly string[]> {
  const tables: string[] = []
  for await (const { table } of of.everything()) tables.push(table)
  return tables
}

export function tenantsContract({ store, another }: UnderTest): void {
  const each = Object.values(reads).flatMap((part) => Object.values(part).filter((one) => one !== 'writes'))

  describe('what belongs to one installation', () => {
    it('is seen by no function of another, whatever is asked', async () => {
      const [mine, other] = [anInstallation(), anInstallation()]
      const [full, empty] = [store().forInstallation(mine), store().forInstallation(other)]
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (id) => {
          await fill(full, id)
          for (const read of each) {
            expect(nothing).toContainEqual(await read(empty, id))
            expect(nothing).not.toContainEqual(await read(full, id))
          }
          expect(await empty.effects(`job-${id}`).hasBegun()).toBe(false)
        }),
        { numRuns: 15 },
      )
      expect(await everything(empty)).toEqual([])
    })

    it('can be taken out whole, jobs too', async () => {
      const installation = anInstallation()
      const tenancy = store().forInstallation(installation)
      await fill(tenancy, 'incident-1')
      await store().deliveries.record(aDelivery({ installation }), aTriage())
      const tables = new Set(await everything(tenancy))
      const kinds = ['cases', 'deliveries', 'effects', 'jobs', 'recoveries', 'turns', 'windows', 'words']
      const told = ['landings', 'merge_groups', 'pushed_commits', 'pushes']
      expect([...tables].sort()).toEqual([...kinds, ...told, 'model_answers', 'model_spending'].sort())
    })

    it('is erased whole, and nothing else is', async () => {
      const [gone, stays] = [anInstallation(), anInstallation()]
      for (const installation of [gone, stays]) {
        await fill(store().forInstallation(installation), 'incident-1')
        await store().deliveries.record(aDelivery({ installation }), aTriage())
      }
      const before = await everything(store().forInstallation(stays))
      await store().forInstallation(gone).erase()
      expect(await everything(store().forInstallation(gone))).toEqual([])
      expect(await everything(store().forInstallation(stays))).toEqual(before)
    })

    it.each<[string, Renaming, { readonly owner: string; readonly name: string }]>([
      [
        'one',
        { of: 'repository', owner: 'acme', from: 'shop', to: 'store' },
        { owner: 'acme', name: 'store' },
      ],
      ['all', { of: 'owner', from: 'acme', to: 'acme-inc' }, { owner: 'acme-inc', name: 'shop' }],
    ])(
      'goes on under the new name of %s of its repositories, in the words that wait too',
      async (_, renaming, now) => {
        const [mine, other] = [anInstallation(), anInstallation()]
        const [tenancy, alike] = [store().forInstallation(mine), store().forInstallation(other)]
        for (const [of, installation] of [
          [tenancy, mine],
          [alike, other],
        ] as const) {
          await fill(of, 'incident-1')
          await store().deliveries.record(aDelivery({ installation }), aTriage())
        }
        await tenancy.effects('job-2').begin(JSON.stringify(['re-run', 'acme', 'shop', 7]))
        // Told under the new name before the new name was told.
        await tenancy.landings.note(now, landing)
        await tenancy.pushes.note(now, push, [{ sha: aSha('pushed'), paths: ['src/a.ts'] }])
        const before = await rowsOf(alike)
        expect(await tenancy.move(renaming)).toBe(2)
        expect(await tenancy.move(renaming)).toBe(0)
        expect(await tenancy.cases.openIn(repo)).toEqual([])
        expect(await tenancy.cases.openIn(now)).toMatchObject([{ incident: { id: 'incident-1', repo: now } }])
        expect(await tenancy.words.caseOfIssue(now, 12)).not.toBeNull()
        expect(await tenancy.recoveries.last(now, failing)).toBe(longAgo)
        expect(await tenancy.landings.of(now, [aSha('landed')])).toHaveLength(1)
        expect(await tenancy.pushes.forced(now)).toHaveLength(1)
        expect(await tenancy.mergeGroups.at(now, aSha('queued'))).not.toBeNull()
        const acts = (await rowsOf(tenancy)).filter(({ table }) => table === 'effects')
        expect(acts.map(({ row }) => row['act'])).toContain(
          JSON.stringify(['re-run', now.owner, now.name, 7]),
        )
        const jobs = (await rowsOf(tenancy)).filter(({ table }) => table === 'jobs')
        const waiting = jobs.map(({ row }) => z.object({ order: z.string() }).parse(row['data']).order)
        expect(waiting.map((order): unknown => JSON.parse(order))).toMatchObject([
          { incident: { repo: now } },
        ])
        expect(await rowsOf(alike)).toEqual(before)
      },
    )

    it('cannot be settled by another', async () => {
      const delivery = aDelivery()
      await store().deliveries.record(delivery, aTriage())
      const other = { installation: anInstallation(), guid: delivery.guid }
      await store().deliveries.settle(other, { state: 'failed', says: 'not mine' })
      expect(await store().deliveries.record(delivery, aTriage())).toMatchObject({ kind: 'duplicate' })
    })
  })

  describe('what is old', () => {
    const now = { deliveries: 0, incidents: 0, excerpts: 0, labels: 730 }

    it('is forgotten, but for what was said in good time, what waits and what must not happen twice', async () => {
      const own = await another()
      const [said, unsaid] = [
        anIncident({ id: anIncidentId('said') }),
        anIncident({ id: anIncidentId('unsaid') }),
      ]
      const tenancy = own.forInstallation('1')
      const window = { good: null, bad: aSha('bad'), changes: [], failures: [] }
      const verdict = aSilentVerdict()
      for (const incident of [said, unsaid]) {
        await tenancy.cases.save({ incident, verdict, state: 'closed', issueUrl: null, updatedAt: longAgo })
        await tenancy.words.keepWindow(incident.id, window)
      }
      const at = anInstant(new Date().toISOString())
      const confirmed = { kind: 'confirmed', change: aChangeId(aSha(1)) } as const
      await tenancy.words.record(said.id, { source: 'comment:1', by: '9', at, said: confirmed })
      const [waiting, done] = [aDelivery({ installation: '1' }), aDelivery({ installation: '1' })]
      for (const delivery of [waiting, done]) await own.deliveries.record(delivery, aTriage())
      await own.deliveries.settle(done, { state: 'done', says: '' })
      await tenancy.modelAnswers.keep('question-1', answer)
      await tenancy.modelLedger.setAside([purse], { tokens: 100, dollars: 0.5 })
      const { once, ...ledger } = tenancy.effects('job-1')
      for (const rows of [once, ledger]) {
        await rows.begin('act')
        await rows.done('act', null)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await own.forget(now)).toMatchObject({
        words: 0,
        cases: 1,
        windows: 1,
        deliveries: 1,
        effects: 1,
        model_answers: 1,
        model_spending: 0,
      })
      expect(await tenancy.cases.find(unsaid.id)).toBeNull()
      expect(await tenancy.cases.find(said.id)).not.toBeNull()
      expect(await tenancy.words.labelled()).toHaveLength(1)
      expect(await tenancy.effects('job-2').once.begin('act')).toMatchObject({ kind: 'done' })
      expect(await own.deliveries.record(waiting, aTriage())).toMatchObject({ kind: 'duplicate' })
      await own.close()
    })

    it('stays while it is not', async () => {
      const own = await another()
      await fill(own.forInstallation('1'), 'incident-1')
      await own.deliveries.record(aDelivery({ installation: '1' }), aTriage())
      const usual = { deliveries: 30, incidents: 90, excerpts: 30, labels: 100_000 }
      expect(await own.forget(usual)).toMatchObject({
        words: 0,
        cases: 0,
        windows: 0,
        deliveries: 0,
        effects: 0,
        model_answers: 0,
        model_spending: 0,
      })
      await own.close()
    })
  })
}
