import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openStore } from '../../../src/adapters/store/open-store.ts'
import type { Order, Store } from '../../../src/compose/compose-app.ts'
import { type Config, defaultConfig } from '../../../src/config/schema.ts'
import type { CaseRecord } from '../../../src/engine/model/case-record.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { aTriage, quiet } from '../../adapters/store/contract/under-test.ts'
import { aJudgement, aSilentVerdict } from '../../builders/a-judgement.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { anIncidentId, anInstant, aSha } from '../../builders/ids.ts'
import { aDeskAt, issueUrl } from './a-desk.ts'

const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-worker-'))
const repo = { owner: 'acme', name: 'shop' }
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

const aDesk = (refusal: Refusal | null = null, config: Config | Refusal = defaultConfig) =>
  aDeskAt(store, refusal, config)

describe('a failure', () => {
  it('is triaged and remembered', async () => {
    const desk = aDesk()
    expect(await desk.does(triage)).toEqual({ kind: 'done', says: 'culprit; acts: done' })
    expect(await desk.cases.find(failed.id)).toMatchObject({ state: 'open', issueUrl })
  })

  it('is part of an open one of the same thing at an earlier commit, and told in its issue the first time', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const later = (name: string) => aTriage(anIncident({ id: anIncidentId(name), badSha: aSha(name) }))
    await desk.does(later('later'))
    expect(await desk.does(later('latest'))).toMatchObject({ says: 'part of incident-1' })
    expect(desk.triaged).toEqual([failed.id, failed.id])
    expect(await desk.cases.find(failed.id)).toMatchObject({
      incident: { badSha: failed.badSha, again: { times: 2, sha: aSha('latest') } },
    })
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
  const openCase = (over: Partial<CaseRecord> = {}): CaseRecord => ({
    incident: failed,
    verdict: aJudgement().verdict,
    state: 'open',
    issueUrl: null,
    updatedAt: anInstant(),
    ...over,
  })

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
    await broken.cases.save(openCase({ issueUrl }))
    await broken.does(recovery)
    expect(broken.acts.map(({ act }) => act.kind)).toEqual(['close-issue'])
  })

  it('is said wherever the configuration has reports, though none of them is an issue', async () => {
    const desk = aDesk(null, { ...defaultConfig, report: { to: ['check-run'] } })
    await desk.cases.save(openCase())
    await desk.does(recovery)
    expect(desk.acts.map(({ act }) => ('at' in act ? act.at : act.kind))).toEqual([
      { kind: 'check-run', sha: failed.badSha },
    ])
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
    await desk.cases.save(openCase({ verdict: aSilentVerdict() }))
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

describe('a repository with a new name', () => {
  it('keeps its incidents under it, and its mirror under the old one goes', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const { owner, name: from } = failed.repo
    const renaming = { of: 'repository', owner, from, to: 'store' } as const
    expect(await desk.does({ kind: 'renamed', renaming })).toMatchObject({ says: 'moved 1 incidents' })
    expect(await desk.cases.find(failed.id)).toMatchObject({ incident: { repo: { owner, name: 'store' } } })
    expect(desk.forgotten).toEqual([`${desk.installation} ${owner}/${from}`])
  })
})

describe('an App that is taken from repositories', () => {
  it('forgets each of them, outside of the store too, and nothing else', async () => {
    const desk = aDesk()
    await desk.does(triage)
    const repos = ['tools', 'docs'].map((name) => ({ owner: 'acme', name }))
    expect(await desk.does({ kind: 'forget', repos })).toMatchObject({ says: 'forgot 2 repositories' })
    expect(desk.forgotten).toEqual([`${desk.installation} acme/tools`, `${desk.installation} acme/docs`])
    expect(await desk.cases.find(failed.id)).not.toBeNull()
  })
})
