import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { areOneFailure, joinIncidents } from '../../../src/adapters/github/join-incidents.ts'
import { openStore } from '../../../src/adapters/store/open-store.ts'
import type { Job, Order, Store, Workbench } from '../../../src/compose/compose-app.ts'
import { type Config, defaultConfig } from '../../../src/config/schema.ts'
import type { Act, Performed } from '../../../src/engine/model/act.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { worker } from '../../../src/entries/app/worker.ts'
import { aDelivery, anInstallation, aTriage, quiet } from '../../adapters/store/contract/under-test.ts'
import { aJudgement, aSilentVerdict } from '../../builders/a-judgement.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { anIncidentId, anInstant, aSha } from '../../builders/ids.ts'

const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-worker-'))
const repo = { owner: 'acme', name: 'shop' }
const issueUrl = 'https://github.test/acme/shop/issues/1'
const failed = anIncident({ seenAt: anInstant('2026-03-02T10:00:00Z') })
const triage = aTriage(failed)
const recovery = {
  kind: 'recovery' as const,
  repo,
  working: aDeployment({ deploymentId: '9002', runId: '7002' }),
  sha: aSha('good'),
  at: anInstant('2026-03-02T11:00:00Z'),
} satisfies Order

let store: Store

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', directory }, quiet)
}, 60_000)

afterAll(async () => {
  await store.close()
  rmSync(directory, { recursive: true, force: true })
})

/** An installation with a workbench that saves what it triages, as the engine does, and counts. */
function aDesk(refusal: Refusal | null = null, config: Config | Refusal = defaultConfig) {
  const installation = anInstallation()
  const { cases } = store.forInstallation(installation)
  const triaged: string[] = []
  const acts: { readonly act: Act; readonly body: string }[] = []
  const workbench: Workbench = {
    config: async () => {
      if (config instanceof Refusal) throw config
      return config
    },
    joined: (known, later, joins) =>
      joins.includes(known.id) || areOneFailure(known, later) ? joinIncidents(known, later) : null,
    triage: async (incident) => {
      triaged.push(incident.id)
      if (refusal !== null) throw refusal
      const { verdict } = aJudgement()
      await cases.save({ incident, verdict, state: 'open', issueUrl, updatedAt: anInstant() })
      const performed: readonly Performed[] = [{ kind: 'done', url: issueUrl }]
      return { judgement: aJudgement(), performed } as unknown as Awaited<ReturnType<Workbench['triage']>>
    },
    roleOf: async () => 'none',
    page: async () => null,
    erase: async () => undefined,
    actor: async () => ({
      perform: async (act, { body }) => {
        acts.push({ act, body })
        return { kind: 'done', url: issueUrl }
      },
    }),
  }
  const handle = worker({
    store,
    workbench,
    clock: { now: () => Date.parse('2026-03-02T12:00:00Z') },
    journal: quiet,
  })
  const does = async (order: Order) => await handle(aJob(installation, order))
  /** As if an earlier try had been killed after it began to act. */
  const doesAgain = async (order: Order) => {
    const job = aJob(installation, order)
    await store.forInstallation(installation).effects(job.delivery).begin('publish')
    return await handle(job)
  }
  return { installation, cases, triaged, acts, does, doesAgain }
}

function aJob(installation: string, order: Order): Job {
  const { signal } = new AbortController()
  return { installation, order, delivery: aDelivery().guid, id: 'job', attempt: 0, isLast: false, signal }
}

describe('a failure', () => {
  it('is triaged and remembered', async () => {
    const desk = aDesk()
    expect(await desk.does(triage)).toEqual({ kind: 'done', says: 'culprit; acts: done' })
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'open', issueUrl })
  })

  it('is part of an open one of the same thing at an earlier commit, which has its issue already', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const again = anIncident({ id: anIncidentId('later'), badSha: aSha('later') })
    expect(await desk.does(aTriage(again))).toMatchObject({
      says: 'part of incident-1, which is open',
    })
    expect(desk.triaged).toEqual([failed.id])
  })

  it('of the run behind a failed deployment is told already', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const run = anIncident({ id: anIncidentId('run'), failing: aWorkflowRun({ runId: '7001' }) })
    expect(await desk.does(aTriage(run))).toMatchObject({ says: 'told already as incident-1' })
    expect(desk.triaged).toEqual([failed.id])
  })

  it('of a deployment whose run was told first is looked at anew, as the deployment and under the known name', async () => {
    const desk = aDesk()
    const run = anIncident({ id: anIncidentId('run'), failing: aWorkflowRun({ runId: '7001' }) })
    await desk.does(aTriage(run))
    await desk.does(triage)
    expect(desk.triaged).toEqual(['run', 'run'])
    expect(await desk.cases.find(run.id)).toMatchObject({ incident: { failing: { kind: 'deployment' } } })
  })

  it('that an earlier message told under another name keeps that, and is looked at anew now that its run is known', async () => {
    const desk = aDesk()
    await desk.does(aTriage(anIncident({ id: anIncidentId('own'), failing: aDeployment({ runId: null }) })))
    const order = { ...aTriage(failed), joins: [anIncidentId('own')] } as Order
    await desk.does(order)
    await desk.does(order)
    expect(desk.triaged).toEqual(['own', 'own'])
  })

  it('of another attempt of the run brings its issue up to date', async () => {
    const desk = aDesk()
    const attempt = (n: number) => anIncident({ failing: aWorkflowRun({ attempt: n }) })
    await desk.does(aTriage(attempt(1)))
    await desk.does(aTriage(attempt(2)))
    expect(desk.triaged).toEqual([failed.id, failed.id])
  })

  it.each([
    [
      'an environment that the configuration leaves out',
      aDeployment({ environment: 'preview-7' }),
      'environment',
    ],
    ['a branch that is not the default one', aWorkflowRun({ branch: 'feature' }), 'branch'],
  ])('of %s is not looked at', async (_what, failing, because) => {
    const desk = aDesk()
    const order = aTriage(anIncident({ failing }))
    expect(await desk.does(order)).toEqual({ kind: 'done', says: `not watched: ${because}` })
    expect(desk.triaged).toEqual([])
  })

  it('of a branch that the configuration names is looked at', async () => {
    const desk = aDesk(null, { ...defaultConfig, branches: ['release/*'] })
    await desk.does(aTriage(anIncident({ failing: aWorkflowRun({ branch: 'release/2' }) })))
    expect(desk.triaged).toEqual([failed.id])
  })

  it('that was over before it was looked at makes no issue', async () => {
    const desk = aDesk()
    await desk.does(recovery)
    await desk.does(triage)
    expect(desk.triaged).toEqual([])
    expect(await desk.cases.find(failed.id)).toMatchObject({
      state: 'closed',
      issueUrl: null,
      verdict: { kind: 'silent', because: 'recovered' },
    })
  })
})

describe('a failure whose first try died half way', () => {
  it('has the issue that it may have made closed when it is over by now', async () => {
    const desk = aDesk()
    await desk.does(recovery)
    await desk.doesAgain(triage)
    expect(desk.triaged).toEqual([])
    expect(desk.acts.map(({ act }) => act.kind)).toEqual(['close-issue'])
  })

  it('is triaged beside an open one, so that an issue that it may have made is not forgotten', async () => {
    const desk = aDesk()
    await desk.does(aTriage(anIncident({ id: anIncidentId('other'), badSha: aSha('other') })))
    await desk.doesAgain(triage)
    expect(desk.triaged).toEqual(['other', failed.id])
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'open', issueUrl })
  })
})

describe('a recovery', () => {
  it('closes the issue and the case of the same environment', async () => {
    const desk = aDesk()
    await desk.does(triage)
    expect(await desk.does(recovery)).toEqual({ kind: 'done', says: 'closed 1' })
    expect(desk.acts).toEqual([
      {
        act: { kind: 'close-issue', incident: failed.id, repo },
        body: `A deployment to \`production\` succeeded again at \`${aSha('good')}\`.`,
      },
    ])
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'closed', issueUrl })
  })

  it('is said wherever else the configuration has reports, and the issue closes though it cannot be used', async () => {
    const everywhere: Config = { ...defaultConfig, report: { to: ['issue', 'commit', 'check-run'] } }
    const desk = aDesk(null, everywhere)
    await desk.does(triage)
    await desk.does(recovery)
    expect(desk.acts.map(({ act }) => ('at' in act ? act.at : act.kind))).toEqual([
      'close-issue',
      { kind: 'commit-comment', sha: failed.badSha },
      { kind: 'check-run', sha: failed.badSha },
    ])
    const broken = aDesk(null, new Refusal('misconfigured', 'The file cannot be used', 'Correct it.'))
    await broken.cases.save({
      incident: failed,
      verdict: aJudgement().verdict,
      state: 'open',
      issueUrl,
      updatedAt: anInstant(),
    })
    await broken.does(recovery)
    expect(broken.acts.map(({ act }) => act.kind)).toEqual(['close-issue'])
  })

  it('from before the failure closes nothing', async () => {
    const desk = aDesk()
    await desk.does(triage)
    await desk.does({ ...recovery, at: anInstant('2026-03-02T09:59:59Z') })
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'open' })
  })

  it('of another environment closes nothing', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const staging = aDeployment({ environment: 'staging', runId: '7002' })
    expect(await desk.does({ ...recovery, working: staging })).toMatchObject({ says: 'nothing was open' })
    expect(desk.acts).toEqual([])
  })

  it('of a case without an issue closes the case and writes nothing', async () => {
    const desk = aDesk()
    const verdict = aSilentVerdict()
    await desk.cases.save({
      incident: failed,
      verdict,
      state: 'open',
      issueUrl: null,
      updatedAt: anInstant(),
    })
    await desk.does(recovery)
    expect(desk.acts).toEqual([])
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'closed' })
  })

  it('cannot bring markup into the issue', async () => {
    const desk = aDesk()
    const failing = aDeployment({ environment: '](http://x) @team <img> `' })
    await desk.does(aTriage({ ...failed, failing }))
    await desk.does({ ...recovery, working: { ...failing, runId: '7002' } as typeof failing })
    expect(desk.acts[0]?.body).toMatch(/^A deployment to (`+) ?.+ ?\1 succeeded again at `[0-9a-f]{40}`\.$/)
  })
})

describe('what the world refuses', () => {
  it('for now is put off until the moment it told', async () => {
    const limited = new Refusal('transient', 'rate limit', 'wait', { retryAfterMs: 55_000 })
    expect(await aDesk(limited).does(triage)).toEqual({
      kind: 'later',
      afterMs: 55_000,
      says: 'rate limit',
      holds: 'installation',
    })
  })

  it('for good is written down once and not tried again', async () => {
    const desk = aDesk(new Refusal('missing-permission', 'GitHub answered 403', 'Grant issues: write.'))
    expect(await desk.does(triage)).toEqual({
      kind: 'done',
      says: 'missing-permission: GitHub answered 403. Grant issues: write.',
    })
  })
})

describe('an uninstalled App', () => {
  it('leaves nothing behind', async () => {
    const desk = aDesk()
    await desk.does(triage)
    await desk.does({ kind: 'erase' })
    expect(await desk.cases.find(failed.id)).toBeNull()
  })
})
