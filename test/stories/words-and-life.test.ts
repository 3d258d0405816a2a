import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { checkName } from '../../src/adapters/github/issue/marker.ts'
import { markerKeyOf } from '../../src/compose/compose-app.ts'
import { defaultConfig } from '../../src/config/schema.ts'
import type { Shop } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown()
}, 60_000)

afterAll(async () => await town.close())

const told = async (shop: Shop) => {
  const { owner, name } = shop.repository
  const [known] = await town.store.cases.openIn({ owner, name })
  return await town.store.words.told(known?.incident.id ?? ('none' as never))
}

/** A shop with an open issue. */
async function aBrokenShop(config: Parameters<Town['aShop']>[0] = {}): Promise<Shop> {
  const shop = await town.aShop(config)
  await shop.fails()
  return shop
}

const onCommand = { revert: { ...defaultConfig.revert, mode: 'on-command' } } as const

describe('a maintainer who', () => {
  it('confirms a change reads in the report that it was confirmed', async () => {
    const shop = await aBrokenShop()
    const { number } = shop.culprit
    expect(await shop.says(`/suspect confirm #${number}`, 'triage')).toMatchObject({ reactions: '+1' })
    expect(shop.issue().body).toMatch(/confirmed/i)
    expect((await told(shop)).confirmed).toHaveLength(1)
    const { badRun, failingJob } = shop.played
    expect(shop.issue().body).toContain(`/actions/runs/${badRun.id}/job/${failingJob})`)
  })

  it('clears a change does not read it as a suspect any more', async () => {
    const shop = await aBrokenShop()
    await shop.says(`/suspect clear #${shop.culprit.number}`, 'triage')
    expect(shop.issue().body).not.toMatch(new RegExp(`^1\\..*#${shop.culprit.number}`, 'm'))
  })

  it('names a change outside of the range is not understood', async () => {
    const shop = await aBrokenShop()
    expect(await shop.says('/suspect confirm #1', 'admin')).toMatchObject({ reactions: 'confused' })
    expect((await told(shop)).confirmed).toEqual([])
  })

  it('mutes it hears nothing until they unmute it, and then all at once', async () => {
    const shop = await aBrokenShop()
    expect((await shop.says('/suspect mute 2h', 'maintain')).came).toMatch(/^muted until/)
    const before = shop.mark()
    shop.passes(1000)
    await shop.deploys(shop.good, 'success')
    expect(shop.writes(before)).toBe(0)
    expect(await shop.says('/suspect unmute', 'maintain')).toMatchObject({
      came: 'no longer muted; closed',
      reactions: '+1',
    })
    expect(shop.issue().state).toBe('closed')
  })

  it('asks for a revert where the configuration only suggests reads why there is none', async () => {
    const shop = await aBrokenShop()
    await shop.says(`/suspect revert #${shop.culprit.number}`, 'write')
    expect(shop.issue().body).toContain('suggest one only')
    expect(shop.repository.pulls.filter(({ draft }) => draft)).toEqual([])
  })

  it('asks for a revert that the App may not write reads that, and nothing is tried', async () => {
    const shop = await aBrokenShop(onCommand)
    await shop.says(`/suspect revert #${shop.culprit.number}`, 'write')
    expect(shop.issue().body).toContain('may not write contents and pull requests here')
    expect(shop.issue().body).toContain('contents: write and pull requests: write is missing')
    expect(shop.repository.pulls.filter(({ draft }) => draft)).toEqual([])
  })

  it('wants a check run that the App may not write reads that too, and no try is made', async () => {
    const shop = await town.aShop({ report: { to: ['issue', 'check-run'] } })
    const before = shop.mark()
    await shop.fails()
    expect(shop.issue().body).toContain('No check run was written, because checks: write is missing')
    expect(shop.writes(before)).toBe(1)
  })

  it('asks for a run to be started again that might deploy reads that, and nothing is started', async () => {
    const shop = await aBrokenShop()
    expect(await shop.says('/suspect rerun', 'write')).toMatchObject({ reactions: 'eyes' })
    expect(shop.issue().body).toContain('it might deploy again: its workflow file names an environment')
    expect(shop.played.badRun.attempts).toHaveLength(1)
  })

  it('asks to apply again what was never taken back is told that it is not possible', async () => {
    const shop = await aBrokenShop(onCommand)
    const asked = await shop.says(`/suspect re-apply #${shop.culprit.number}`, 'write')
    expect(asked.reactions).toBe('eyes confused')
    expect(asked.came).toContain('no revert of it that Prime Suspect opened was merged')
  })
})

describe('nobody listens', () => {
  it.each([
    ['to an outsider', '/suspect none', 'read'],
    ['to somebody who may sort but not mute', '/suspect mute 2h', 'triage'],
    ['to somebody who may sort but not revert', '/suspect revert #7', 'triage'],
    ['to a quote', '> /suspect none', 'admin'],
  ] as const)('%s', async (_whom, body, role) => {
    const shop = await aBrokenShop()
    const before = shop.mark()
    expect((await shop.says(body, role)).reactions).toBe('')
    expect(shop.writes(before)).toBe(0)
  })

  it('to our own words when they come back as events', async () => {
    const shop = await aBrokenShop()
    const ours = 'prime-suspect[bot]'
    const comment = shop.repository.comment(shop.issue(), { user: ours, body: '/suspect none' })
    expect(await shop.tells('issue_comment', shop.payloads.issueComment(shop.repository, comment.id))).toBe(
      'nothing',
    )
    const closed = shop.payloads.issues(shop.repository, shop.issue().number, { sender: ours })
    expect(await shop.tells('issues', closed)).toBe('nothing')
  })
})

describe('a button on our check', () => {
  const press = (shop: Shop, role: 'triage' | 'read', identifier: string, mark: string) => {
    shop.repository.collaborators.set(`${role}-person`, role)
    const comment = shop.repository.comment(shop.issue(), { user: `${role}-person`, body: '' })
    const { sender, repository, installation } = shop.payloads.issueComment(shop.repository, comment.id)
    const app = { id: town.double.app.id }
    const check_run = { id: 5, external_id: mark, head_sha: shop.bad, app }
    const requested_action = { identifier }
    return { action: 'requested_action', requested_action, check_run, repository, installation, sender }
  }
  const markOf = async (shop: Shop) => {
    const { owner, name } = shop.repository
    const [known] = await town.store.cases.openIn({ owner, name })
    const { id, privateKey } = town.double.app
    const key = markerKeyOf({ appId: String(id), privateKey })
    return known === undefined ? '' : checkName(key, known.incident.id, known.incident.badSha)
  }

  it('says what the same word says, for whoever may say it', async () => {
    const shop = await aBrokenShop()
    const word = `confirm ${shop.culprit.commit.slice(0, 10)}`
    const mark = await markOf(shop)
    expect(await shop.tells('check_run', press(shop, 'read', word, mark))).toBe('not heard: not allowed')
    expect(await shop.tells('check_run', press(shop, 'triage', word, mark))).toBe('heard: confirm')
    expect((await told(shop)).confirmed).toHaveLength(1)
    expect(shop.issue().body).toMatch(/confirmed/i)
  })

  it('on a copy of our check, or without a word behind it, says nothing', async () => {
    const shop = await aBrokenShop()
    expect(await shop.tells('check_run', press(shop, 'triage', 'none', 'copied'))).toMatch(/^not heard/)
    await shop.tells('check_run', press(shop, 'triage', 'rm -rf', await markOf(shop)))
    expect(await told(shop)).toMatchObject({ none: false, confirmed: [] })
  })
})

describe('the issue', () => {
  it('closed as not planned by a maintainer is kept as a flake and stays closed', async () => {
    const shop = await aBrokenShop()
    const issue = shop.issue()
    shop.repository.collaborators.set('keeper', 'triage')
    Object.assign(issue, { state: 'closed', stateReason: 'not_planned', closedAt: issue.updatedAt })
    const closed = shop.payloads.issues(shop.repository, issue.number, { sender: 'keeper' })
    expect(await shop.tells('issues', closed)).toBe('noted: flaky by not-planned')
    expect((await told(shop)).flaky).toBe(true)
    await shop.deploys(shop.story.earlier[0]?.commit ?? '', 'failure')
    expect(issue.state).toBe('closed')
  })

  it('of a change that was taken back on the branch since says so, for no call more, and proposes no revert', async () => {
    const shop = await town.aShop({ report: { to: ['issue'] }, ...onCommand })
    const { number } = shop.culprit
    const readsOf = async () => {
      const before = shop.mark()
      await shop.says('/suspect', 'write')
      const { total, writes } = town.double.counts(before)
      return total - writes
    }
    await shop.fails()
    const usual = await readsOf()
    const mergedAt = new Date(town.clock.now()).toISOString()
    const revert = await shop.repository.pull({
      title: 'Revert',
      body: `Reverts ${shop.repository.fullName}#${number}`,
      commit: shop.story.earlier[0]?.commit ?? '',
      mergedAt,
    })
    expect(await readsOf()).toBe(usual)
    const body = shop.issue().body ?? ''
    expect(body).toMatch(
      new RegExp(`\\[#${number}\\]\\([^)]+\\) was taken back already by \\[#${revert.number}\\]`),
    )
    expect(body).toContain('not yet in `production`')
    expect(body).not.toContain('revert it or mend it forward')
    await shop.says(`/suspect revert #${number}`, 'write')
    expect(shop.issue().body).toContain(`it was taken back already by \`#${revert.number}\``)
    expect(shop.repository.pulls.filter(({ draft }) => draft)).toEqual([])
  })

  it('called flaky by an outsider, or by a template in their name, is not', async () => {
    const shop = await aBrokenShop()
    shop.repository.collaborators.set('stranger', 'read')
    const label = shop.payloads.issues(shop.repository, shop.issue().number, {
      sender: 'stranger',
      label: 'flaky',
    })
    expect(await shop.tells('issues', label)).toBe('not noted: not allowed')
  })

  it('is found again among many others of ours', async () => {
    const shop = await aBrokenShop()
    for (let n = 0; n < 120; n += 1)
      shop.repository.issue({
        title: `Other ${n}`,
        labels: ['prime-suspect'],
        user: 'prime-suspect[bot]',
        byApp: true,
      })
    const [first] = shop.ours()
    await shop.says('/suspect', 'write', first)
    expect(shop.ours().filter(({ title }) => title === first?.title)).toHaveLength(1)
  })

  it('of a change that somebody took back learns that, and offers to apply it again where we did it', async () => {
    const shop = await aBrokenShop()
    const { owner, name } = shop.repository
    const { number, commit } = shop.culprit
    const body = `Reverts ${owner}/${name}#${number}`
    const revert = await shop.repository.pull({ title: 'Revert', body, commit, merged: true })
    const payload = await shop.payloads.pullRequestClosed(shop.repository, revert.number)
    const merged = payload['pull_request'] as object
    const ours = {
      body: `<!-- prime-suspect:v1-revert:a:b -->\n${body}`,
      user: { login: 'x', id: 1, type: 'Bot' },
    }
    const told = await shop.tells('pull_request', { ...payload, pull_request: { ...merged, ...ours } })
    expect(told).toBe('kept; takes back a change of 1 open')
    shop.passes(1000)
    await shop.deploys(shop.good, 'success')
    expect(shop.issue().comments.at(-1)?.body).toContain(`/suspect re-apply #${number}`)
    const labelled = await town.store.words.labelled()
    expect(labelled.find(({ incident }) => incident.repo.name === name)?.answer).toMatchObject({
      weight: 0.75,
    })
  })
})

describe('a repository that is renamed', () => {
  it('keeps its incident: words are heard, no second issue opens, and it is closed', async () => {
    const shop = await aBrokenShop()
    const { repository, issue, tells, payloads } = shop
    const from = repository.name
    repository.rename(`${from}-2`)
    expect(await tells('repository', payloads.renamed(repository, from))).toBe('moved 1 incidents')
    expect((await shop.says('/suspect none', 'write')).reactions).toContain('+1')
    await shop.deploys(shop.bad, 'failure')
    expect(shop.ours()).toHaveLength(1)
    shop.passes(1000)
    await shop.deploys(shop.good, 'success')
    expect(issue().state).toBe('closed')
    const { owner } = repository
    expect(await town.store.cases.openIn({ owner, name: from })).toEqual([])
  })
})

describe('an installation', () => {
  it('that loses a repository forgets all about it, and nothing about others', async () => {
    const [gone, stays] = [await aBrokenShop(), await aBrokenShop()]
    const { owner, name, fullName } = gone.repository
    const installation = { id: town.installationId, app_id: town.double.app.id }
    const repositories_removed = [{ full_name: fullName }]
    const removed = { action: 'removed', installation, repositories_removed }
    expect(await gone.tells('installation_repositories', removed)).toBe('forgot 1 repositories')
    expect(await town.store.cases.openIn({ owner, name })).toEqual([])
    expect(await town.store.cases.openIn({ owner, name: stays.repository.name })).toHaveLength(1)
  })
})
