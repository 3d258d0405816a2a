import { Octokit } from '@octokit/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { composeAction, type Found, type Target } from '../../src/compose/compose-action.ts'
import { targetOf } from '../../src/entries/action/event.ts'
import type { Inputs } from '../../src/entries/action/inputs.ts'
import { quiet } from '../adapters/store/contract/under-test.ts'
import type { Payload } from '../double/payloads.ts'
import type { Permissions } from '../double/records.ts'
import { firstNamed, type Shop } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown()
}, 60_000)

afterAll(async () => await town.close())

const noInputs = { 'run-id': '', environment: '', good: '', bad: '' } as Inputs
const bot = 'github-actions[bot]'

type Done = {
  readonly found: Found
  readonly verdict: string | null
  /** Why something was not written, and why something was not read. */
  readonly refused: readonly string[]
  readonly unread: readonly string[]
}

/** One run of a workflow with the Action in it, from the event to what is written: nothing is remembered in between. */
async function acts(
  shop: Shop,
  name: string,
  payload: Payload,
  { permissions, login = bot, ...over }: Partial<Inputs> & { readonly permissions?: Permissions } = {},
): Promise<Done> {
  const target: Target = targetOf({ ...noInputs, ...over }, { name, payload })
  const kind = login === bot ? 'actions' : 'user'
  const token = town.double.token({ kind, login, ...(permissions === undefined ? {} : { permissions }) })
  const settings = {
    token,
    login,
    apiUrl: town.double.url,
    forgeUrl: 'https://github.com',
    repo: { owner: shop.repository.owner, name: shop.repository.name },
    mode: 'report',
    maxSuspects: null,
    logHosts: [new URL(town.double.logsUrl).host],
    model: null,
    clone: null,
    journal: quiet,
  } as const
  // A client that does not pace itself, for a GitHub that is here.
  const engine = await composeAction(settings, new Octokit({ auth: token, baseUrl: town.double.url }))
  const found = await engine.find(target)
  if (found.kind === 'nothing') return { found, verdict: null, refused: [], unread: [] }
  const { judgement, performed, report } = await engine.triage(found, target.good)
  const refused = performed.flatMap((one) => (one.kind === 'refused' ? [one.because] : []))
  const unread = report.notLookedAt.map(({ because }) => because)
  return { found, verdict: judgement.verdict.kind, refused, unread }
}

const ours = (shop: Shop, login = bot) => shop.repository.issues.filter(({ user }) => user === login)

const runEnded = async (shop: Shop, id = shop.played.badRun.id) =>
  await shop.payloads.workflowRun(shop.repository, id)

/** A shop whose failed run the Action has told of. */
async function aToldShop(): Promise<Shop> {
  const shop = await town.aShop()
  await acts(shop, 'workflow_run', await runEnded(shop))
  return shop
}

/** A run of its workflow that passes. */
const aPass = ({ played: { workflow }, good: sha }: Shop) => ({
  workflow,
  sha,
  attempts: [{ jobs: [{ name: 'deploy' }] }],
})

async function says(shop: Shop, body: string, role: 'admin' | 'triage' | 'read', login = bot) {
  const [issue] = ours(shop, login)
  if (issue === undefined) throw new Error('the Action wrote no issue')
  const user = `person-${role}`
  shop.repository.collaborators.set(user, role)
  const comment = shop.repository.comment(issue, { user, body })
  const done = await acts(shop, 'issue_comment', shop.payloads.issueComment(shop.repository, comment.id), {
    login,
  })
  return { ...done, reactions: comment.reactions.map(({ content }) => content).join(' ') }
}

describe('the Action, which has no memory,', () => {
  it('tells one failure in one issue, however many runs tell of it', async () => {
    const shop = await aToldShop()
    await acts(shop, 'workflow_run', await runEnded(shop))
    const deployed = await shop.payloads.deploymentStatus(shop.repository, shop.played.badDeployment.id)
    await acts(shop, 'deployment_status', deployed)
    expect(ours(shop)).toHaveLength(1)
    expect(ours(shop)[0]?.title).toBe('Deployment to production failed')
    expect(firstNamed(ours(shop)[0] ?? (undefined as never))).toBe(shop.culprit.number)
  })

  it('closes its issue with a last word when the workflow passes again', async () => {
    const shop = await aToldShop()
    town.passes(1000)
    const run = shop.repository.run(aPass(shop))
    expect((await acts(shop, 'workflow_run', await runEnded(shop, run.id))).found).toEqual({
      kind: 'nothing',
      because: 'Good again: one issue was closed.',
    })
    expect(ours(shop)[0]).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(ours(shop)[0]?.comments[0]?.body).toContain('Workflow `Deploy` passed on `main` again at')
  })

  it('knows its issue though somebody took the label off, also among much else by the same account', async () => {
    const [shop, busy] = [await aToldShop(), await aToldShop()]
    for (const issue of ours(shop)) issue.labels = []
    for (let n = 0; n < 101; n += 1) busy.repository.issue({ title: `Nightly ${n}`, body: 'x', user: bot })
    for (const one of [shop, busy]) {
      town.passes(1000)
      one.repository.run(aPass(one))
      await acts(one, 'schedule', {})
      expect(ours(one)[0]).toMatchObject({ state: 'closed' })
    }
  })

  it('finds by the clock what is good again though nobody told', async () => {
    const shop = await aToldShop()
    expect((await acts(shop, 'schedule', {})).found).toMatchObject({
      because: 'None of 1 open incidents is over.',
    })
    town.passes(1000)
    shop.repository.run(aPass(shop))
    await acts(shop, 'schedule', {})
    expect(ours(shop)[0]).toMatchObject({ state: 'closed' })
  })

  it('looks by the clock at an environment whose newest deployment failed, and at none that is well', async () => {
    const shop = await town.aShop()
    const payload = {}
    expect((await acts(shop, 'schedule', payload, { environment: 'staging' })).found.kind).toBe('nothing')
    expect((await acts(shop, 'schedule', payload, { environment: 'production' })).verdict).toBe('culprit')
  })

  it.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'] as const)(
    'has nothing to say of a run that was %s',
    async (conclusion) => {
      const shop = await town.aShop()
      const { run } = await shop.runs(shop.bad, conclusion)
      expect((await acts(shop, 'workflow_run', await runEnded(shop, run.id))).found.kind).toBe('nothing')
      expect(ours(shop)).toEqual([])
    },
  )

  it('has nothing to say of feature branches, pull requests, and groups of the merge queue', async () => {
    const shop = await town.aShop()
    for (const over of [
      { branch: 'feature' },
      { event: 'pull_request' },
      { branch: `gh-readonly-queue/main/pr-12-${shop.good}` },
    ]) {
      const { run } = await shop.runs(shop.bad, 'failure', over)
      expect((await acts(shop, 'workflow_run', await runEnded(shop, run.id))).found.kind).toBe('nothing')
    }
    expect(ours(shop)).toEqual([])
  })

  it.each([
    ['that it may not read', { contents: 'read', actions: 'read' } as const, true, 'It takes issues: write'],
    ['that are switched off', undefined, false, 'switch them on'],
  ])('judges all the same where there are issues %s, and says so', async (_which, permissions, on, says) => {
    const shop = await town.aShop()
    shop.repository.hasIssues = on
    const over = permissions === undefined ? {} : { permissions }
    const done = await acts(shop, 'workflow_run', await runEnded(shop), over)
    expect(done.verdict).toMatch(/culprit|shortlist/)
    expect(done.refused.join()).toContain(says)
    const { id } = shop.repository.run(aPass(shop))
    const { found } = await acts(shop, 'workflow_run', await runEnded(shop, id), over)
    expect(found).toEqual({ kind: 'nothing', because: 'Nothing failed.' })
  })

  it.each([
    ['actions', ['actions=read']],
    ['checks', ['checks', 'checks and commit statuses']],
    ['deployments', ['deployments']],
    ['pull_requests', ['contents and pull requests', 'pull requests']],
  ])('names the permission that is missing for a part of the report: %s', async (missing, named) => {
    const names = ['contents', 'actions', 'checks', 'deployments', 'statuses', 'pull_requests', 'issues']
    const given = names.filter((name) => name !== missing).map((name) => [name, 'write'] as const)
    const shop = await town.aShop()
    const failed = await shop.payloads.deploymentStatus(shop.repository, shop.played.badDeployment.id)
    const permissions = Object.fromEntries(given)
    const { unread } = await acts(shop, 'deployment_status', failed, { permissions })
    const granted = /Grant (?:read access to|the permission) (.*)\./
    const grants = unread.flatMap((because) => granted.exec(because)?.[1] ?? [])
    expect([...new Set(grants)].toSorted()).toEqual(named)
  })

  it('hears a maintainer, and remembers it at the next run', async () => {
    const shop = await aToldShop()
    const { number } = shop.culprit
    expect(await says(shop, `/suspect confirm #${number}`, 'triage')).toMatchObject({ reactions: '+1' })
    expect(ours(shop)[0]?.body).toMatch(/confirmed/i)
    await acts(shop, 'workflow_run', await runEnded(shop))
    expect(ours(shop)[0]?.body).toMatch(/confirmed/i)
  })

  it('hears a maintainer on what it wrote with the token of a person’s account', async () => {
    const [shop, login] = [await town.aShop(), 'release-robot']
    shop.repository.collaborators.set(login, 'admin')
    await acts(shop, 'workflow_run', await runEnded(shop), { login })
    const word = `/suspect confirm #${shop.culprit.number}`
    expect(await says(shop, word, 'triage', login)).toMatchObject({ reactions: '+1' })
    expect(ours(shop, login)[0]?.body).toMatch(/confirmed/i)
  })

  it('does not hear who may not say it, what is no word, and what stands elsewhere', async () => {
    const shop = await aToldShop()
    const before = ours(shop)[0]?.body
    expect(await says(shop, '/suspect none', 'read')).toMatchObject({ reactions: '', verdict: null })
    expect(await says(shop, 'It was me', 'admin')).toMatchObject({ reactions: '', verdict: null })
    const other = shop.repository.issue({ title: 'Mine', body: before ?? '', user: 'mira' })
    const comment = shop.repository.comment(other, { user: 'person-admin', body: '/suspect none' })
    await acts(shop, 'issue_comment', shop.payloads.issueComment(shop.repository, comment.id))
    expect(comment.reactions).toEqual([])
    expect(ours(shop)[0]?.body).toBe(before)
  })

  it('is not confused with a change that is not in the range, and says so', async () => {
    const shop = await aToldShop()
    expect(await says(shop, '/suspect confirm #1', 'admin')).toMatchObject({ reactions: 'confused' })
    expect(ours(shop)[0]?.body).not.toMatch(/confirmed/i)
  })

  it('is told by a dispatch what broke where it runs', async () => {
    const shop = await town.aShop()
    town.passes(1000)
    shop.repository.deployment({ sha: shop.bad, environment: 'production', statuses: ['success'] })
    town.passes(60_000)
    const at = new Date(town.clock.now()).toISOString()
    const client_payload = {
      state: 'failed',
      name: 'Checkout errors',
      environment: 'production',
      at,
      text: 'TypeError: no plan\n    at discountFor (src/prices.js:5:24)',
    }
    const { id, name, owner, defaultBranch } = shop.repository
    const repository = { id, name, owner: { login: owner }, default_branch: defaultBranch }
    const dispatched = { action: 'prime-suspect', branch: 'main', client_payload, repository }
    const { found } = await acts(shop, 'repository_dispatch', dispatched)
    expect(found).toMatchObject({ kind: 'incident', incident: { badSha: shop.bad } })
    expect(ours(shop)).toHaveLength(1)
  })

  it('says so where it may not close what is good again', async () => {
    const shop = await aToldShop()
    town.passes(1000)
    const { id } = shop.repository.run(aPass(shop))
    const permissions = { contents: 'read', actions: 'read', issues: 'read' } as const
    const { found } = await acts(shop, 'workflow_run', await runEnded(shop, id), { permissions })
    expect(found).toMatchObject({
      because: expect.stringMatching(/^Good again, but not closed: .*issues: write/),
    })
    expect(ours(shop)[0]).toMatchObject({ state: 'open' })
  })

  // Last, for it sets the town's calendar to an hour ago: the Action goes by the clock on the wall.
  it('closes nothing that is muted until that ends', async () => {
    const shop = await aToldShop()
    town.double.world.at(new Date(Date.now() - 3_600_000).toISOString())
    expect(await says(shop, '/suspect mute 2h', 'admin')).toMatchObject({ reactions: '+1' })
    shop.repository.run(aPass(shop))
    for (const name of ['schedule', 'workflow_run']) {
      const payload = name === 'schedule' ? {} : await runEnded(shop, shop.repository.runs.at(-1)?.id)
      await acts(shop, name, payload)
      expect(ours(shop)[0]).toMatchObject({ state: 'open', comments: [{ body: '/suspect mute 2h' }] })
    }
    await says(shop, '/suspect unmute', 'admin')
    await acts(shop, 'schedule', {})
    expect(ours(shop)[0]).toMatchObject({ state: 'closed' })
  })
})
