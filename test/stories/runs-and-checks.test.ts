import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { toInstant } from '../double/world.ts'
import { firstNamed, type Shop } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown()
}, 60_000)

afterAll(async () => await town.close())

/** The end of checks of another CI system, as GitHub tells it. */
function aSuite(shop: Shop, sha: string, conclusion: string, over: object = {}) {
  const { repository, installation } = frameOf(shop)
  const check_suite = {
    id: 77,
    head_branch: 'main',
    head_sha: sha,
    conclusion,
    updated_at: new Date(town.clock.now()).toISOString(),
    app: { id: 18001, slug: 'circleci', name: 'CircleCI' },
    ...over,
  }
  return { action: 'completed', check_suite, repository, installation }
}

function frameOf({ repository: { id, name, owner, defaultBranch } }: Shop) {
  const repository = { id, name, owner: { login: owner }, default_branch: defaultBranch }
  return { repository, installation: { id: town.installationId } }
}

function aStatus(shop: Shop, sha: string, context: string, state = 'failure') {
  const updated_at = new Date(town.clock.now()).toISOString()
  return {
    sha,
    state,
    context,
    description: null,
    branches: [{ name: 'main' }],
    updated_at,
    ...frameOf(shop),
  }
}

const openCases = async ({ repository: { owner, name } }: Shop) =>
  await town.store.cases.openIn({ owner, name })

describe('a run of a workflow that failed', () => {
  it('on the default branch opens an issue that names the change', async () => {
    const shop = await town.aShop()
    await shop.runFails()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
  })

  it.each([
    ['says so of one whose own check had failed when it was merged', -5, true],
    ['says nothing of a check that only failed once it was merged', 5, false],
  ])('%s', async (_, minutes, isTold) => {
    const shop = await town.aShop()
    for (const pull of shop.repository.pulls) {
      const merged = Date.parse(pull.mergedAt ?? '')
      const conclusion = pull.number === shop.culprit.number ? 'FAILURE' : 'SUCCESS'
      const at = (then: number): string => toInstant(merged + then * 60_000)
      const times = { startedAt: at(-9), completedAt: at(minutes) }
      pull.checks = [{ name: 'deploy', workflow: 'Deploy', conclusion, ...times }]
    }
    await shop.runFails()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    const says =
      'The check that fails now had failed when it was merged (“deploy”), as for none of 5 other changes'
    expect(shop.issue().body?.includes(says)).toBe(isTold)
    expect(shop.issue().body?.includes('deploy` failed for it, and it was merged anyway')).toBe(isTold)
    expect(shop.issue().body?.includes('had not ended when it was merged')).toBe(!isTold)
  })

  it.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'] as const)(
    'is none when it was %s',
    async (conclusion) => {
      const shop = await town.aShop()
      expect((await shop.runs(shop.bad, conclusion)).came).toBe('nothing')
    },
  )

  it.each([
    ['a feature branch', { branch: 'feature' }, 'not watched: branch'],
    ['the merge queue', { branch: 'gh-readonly-queue/main/pr-12-abc' }, 'not watched: merge queue'],
    ['a draft of ours', { branch: 'prime-suspect/revert-12' }, 'nothing'],
    ['a pull request', { event: 'pull_request' }, 'nothing'],
    ['no branch, as of a deleted fork', { branch: null }, 'nothing'],
  ])('on %s is nobody’s business here', async (_which, over, expected) => {
    const shop = await town.aShop()
    expect((await shop.runs(shop.bad, 'failure', over)).came).toBe(expected)
    expect(shop.ours()).toEqual([])
  })

  it('on a branch that the owner named counts', async () => {
    const shop = await town.aShop({ branches: ['release/*'] })
    expect((await shop.runs(shop.bad, 'failure', { branch: 'release/2' })).came).not.toMatch(/^not/)
  })

  it('and passes on the same commit at the next attempt is a flake: nobody is accused', async () => {
    const shop = await town.aShop()
    shop.repository.rerun(shop.played.badRun.id, { jobs: [{ name: 'deploy' }] })
    expect(await shop.runFails(1)).toMatch(/^silent/)
    expect(shop.ours()).toEqual([])
  })

  it('while a newer commit passes already is over: nobody is accused', async () => {
    const shop = await town.aShop()
    shop.passes(1000)
    shop.repository.run({
      workflow: shop.played.workflow,
      sha: shop.bad,
      attempts: [{ jobs: [{ name: 'deploy' }] }],
    })
    expect(await shop.runFails()).toMatch(/^silent/)
    expect(shop.ours()).toEqual([])
  })

  it('and fails again at another attempt brings the one issue up to date', async () => {
    const shop = await town.aShop()
    await shop.runFails(1)
    const failed = { name: 'deploy', conclusion: 'failure', log: shop.failingLog } as const
    shop.repository.rerun(shop.played.badRun.id, { jobs: [failed] })
    expect(await shop.runFails(2)).not.toMatch(/^told already/)
    expect(shop.issue().body).toContain('attempt 2')
  })

  it('in many jobs of one matrix is one incident, which says what differs', async () => {
    const shop = await town.aShop()
    const jobs = ['deploy (eu)', 'deploy (us)', 'deploy (asia)']
    await shop.runs(shop.bad, 'failure', { jobs })
    for (const name of jobs) expect(shop.issue().body).toContain(name)
  })

  it('before it started at all names nobody', async () => {
    const shop = await town.aShop()
    expect((await shop.runs(shop.bad, 'startup_failure')).came).toMatch(/^(?:silent|shortlist)/)
  })

  it('whose log has expired names nobody for sure, and says that there was no log', async () => {
    const shop = await town.aShop()
    shop.repository.expireLog(shop.played.failingJob)
    expect(await shop.runFails()).not.toMatch(/^culprit/)
  })
})

describe('what GitHub’s index does not know', () => {
  it('yet is found among the pull requests that were merged lately', async () => {
    const shop = await town.aShop()
    for (const pull of shop.repository.pulls) pull.indexed = false
    await shop.fails()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
  })

  it('and what was told when it was merged is known without asking', async () => {
    const shop = await town.aShop()
    const { number } = shop.culprit
    const merged = await shop.payloads.pullRequestClosed(shop.repository, number ?? 0)
    expect(await shop.tells('pull_request', merged)).toBe('kept')
    const at = shop.repository.pulls.findIndex((pull) => pull.number === number)
    shop.repository.pulls.splice(at, 1)
    await shop.fails()
    expect(firstNamed(shop.issue())).toBe(number)
  })

  it('rightly, of a fork that shares the commits, is nobody’s pull request here', async () => {
    const shop = await town.aShop()
    const { commit, title } = shop.culprit
    await shop.repository.pull({ number: 901, title, commit, otherBase: 'somebody/fork' })
    await shop.fails()
    expect(shop.issue().body).not.toContain('#901')
  })
})

describe('checks that are not of GitHub Actions', () => {
  it('three hundred that fail at one commit are part of the one incident there', async () => {
    const shop = await town.aShop()
    await shop.runFails()
    const before = shop.mark()
    for (let n = 0; n < 300; n += 1) await shop.tells('status', aStatus(shop, shop.bad, `ci/check-${n}`))
    expect(shop.issue().state).toBe('open')
    expect(shop.writes(before)).toBeLessThanOrEqual(3)
    const [known, ...more] = await openCases(shop)
    expect(known?.incident.also).toHaveLength(100)
    expect(shop.issue().body).toMatch(/At the same commit also failed: `ci\/check-0`, .+ and 95 others/)
    expect(more).toEqual([])
  }, 60_000)

  it('a suite that fails and passes again is remembered and over', async () => {
    const shop = await town.aShop()
    await shop.tells('check_suite', aSuite(shop, shop.bad, 'failure'))
    expect(await openCases(shop)).toHaveLength(1)
    shop.passes(1000)
    expect(await shop.tells('check_suite', aSuite(shop, shop.bad, 'success'))).toBe('closed 1')
    expect(await openCases(shop)).toEqual([])
  })

  it('a status that goes back and forth is one incident', async () => {
    const shop = await town.aShop()
    for (const state of ['failure', 'success', 'failure', 'success', 'failure']) {
      shop.passes(60_000)
      await shop.tells('status', aStatus(shop, shop.bad, 'ci/jenkins', state))
    }
    expect(await openCases(shop)).toHaveLength(1)
    expect(shop.ours().length).toBeLessThanOrEqual(1)
  })

  it('those on a feature branch are nobody’s business here, unless the owner named it', async () => {
    const [shop, other] = [await town.aShop(), await town.aShop({ branches: ['feature*'] })]
    const onFeature = { head_branch: 'feature' }
    const status = { ...aStatus(shop, shop.bad, 'ci/jenkins'), branches: [{ name: 'feature' }] }
    expect(await shop.tells('check_suite', aSuite(shop, shop.bad, 'failure', onFeature))).toBe(
      'not watched: branch',
    )
    expect(await shop.tells('status', status)).toBe('not watched: branch')
    expect(await openCases(shop)).toEqual([])
    await other.tells('check_suite', aSuite(other, other.bad, 'failure', onFeature))
    expect(await openCases(other)).toHaveLength(1)
  })

  it('those of our own App are never looked at', async () => {
    const shop = await town.aShop()
    const app = { id: town.double.app.id, slug: 'prime-suspect', name: 'Prime Suspect' }
    expect(await shop.tells('check_suite', aSuite(shop, shop.bad, 'failure', { app }))).toBe('nothing')
  })

  it('those of GitHub Actions are told by their run', async () => {
    const shop = await town.aShop()
    const app = { id: 15368, slug: 'github-actions', name: 'GitHub Actions' }
    expect(await shop.tells('check_suite', aSuite(shop, shop.bad, 'failure', { app }))).toBe('nothing')
  })
})

describe('an alert', () => {
  const alert = (over: object = {}) => ({
    state: 'failed',
    name: 'Checkout errors',
    environment: 'production',
    at: new Date(town.clock.now()).toISOString(),
    text: 'TypeError: Cannot read properties of undefined\n    at discountFor (src/prices.js:5:24)',
    ...over,
  })
  const dispatch = (shop: Shop, body: object) => {
    const { repository, installation } = frameOf(shop)
    return { action: 'prime-suspect', branch: 'main', client_payload: body, repository, installation }
  }

  it('is about the commit that runs where it fires, and is closed when it ends', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.bad, 'success')
    shop.passes(60_000)
    await shop.tells('repository_dispatch', dispatch(shop, alert()))
    expect(shop.issue().title).toBe('Alert Checkout errors fired in production')
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    shop.passes(60_000)
    await shop.tells('repository_dispatch', dispatch(shop, alert({ state: 'good' })))
    expect(shop.issue().state).toBe('closed')
  })

  it('that ends without naming its environment closes what it opened, and nothing else', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.bad, 'success')
    shop.passes(60_000)
    const group = (groupKey: string, status: 'firing' | 'resolved', labels: object) => {
      const at = alert().at
      const alerts = [{ annotations: { summary: alert().text }, startsAt: at, endsAt: at }]
      return dispatch(shop, { status, groupKey, alerts, commonLabels: { alertname: 'Errors', ...labels } })
    }
    await shop.tells('repository_dispatch', group('one', 'firing', { env: 'production' }))
    expect(shop.issue().title).toBe('Alert Errors fired in production')
    shop.passes(60_000)
    expect(await shop.tells('repository_dispatch', group('other', 'resolved', {}))).toBe('nothing was open')
    expect(await shop.tells('repository_dispatch', group('one', 'resolved', {}))).toBe('closed 1')
    expect(shop.issue().state).toBe('closed')
  })

  it('is one incident with others of the same environment at the same commit', async () => {
    const shop = await town.aShop()
    await shop.deploys(shop.bad, 'success')
    shop.passes(60_000)
    await shop.tells('repository_dispatch', dispatch(shop, alert()))
    await shop.tells('repository_dispatch', dispatch(shop, alert({ name: 'Latency' })))
    expect(shop.ours()).toHaveLength(1)
    expect((await openCases(shop))[0]?.incident.also).toEqual(['Latency'])
  })

  it('for somebody else is none of ours', async () => {
    const shop = await town.aShop()
    const theirs = { ...dispatch(shop, alert()), action: 'build' }
    expect(await shop.tells('repository_dispatch', theirs)).toBe('nothing')
    expect(await shop.tells('repository_dispatch', dispatch(shop, { hello: 1 }))).toBe('nothing')
  })
})
