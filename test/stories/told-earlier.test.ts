import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { firstNamed, type Shop } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown({ commits: 8, mergeMethod: 'merge', directPushes: [1, 3, 4], culprit: 5 })
}, 60_000)

afterAll(async () => await town.close())

/** What people read, without what differs from shop to shop. */
const wordsOf = (shop: Shop): string =>
  (shop.issue().body ?? '')
    .replaceAll(shop.repository.name, 'shop')
    .replaceAll(/<!--.{0,400}?-->/gs, '')
    .replaceAll(/\d+ (?:API calls?|ms|s)\b/g, 'some')
    .replaceAll(/\/runs\/\d+\/job\/\d+/g, '/a-job')
    .replaceAll(/\d+\.\d+ s\b/g, 'some')

const readsOf = async (shop: Shop): Promise<number> => {
  const before = shop.mark()
  await shop.fails()
  return town.double.counts(before).reads
}

describe('a pull request merged seconds ago, of which neither index nor listing knows yet,', () => {
  it('is known with all its commits from what was told when it was merged', async () => {
    const [told, untold] = [await town.aShop(), await town.aShop()]
    const { number } = told.culprit
    const merged = await told.payloads.pullRequestClosed(told.repository, number ?? 0)
    expect(await told.tells('pull_request', merged)).toBe('kept')
    for (const shop of [told, untold]) {
      const at = shop.repository.pulls.findIndex((pull) => pull.number === number)
      shop.repository.pulls.splice(at, 1)
      await shop.fails()
    }
    expect(firstNamed(told.issue())).toBe(number)
    expect(told.issue().body).toContain('8 changes (5 pull requests, 3 direct pushes)')
    expect(untold.issue().body).toContain('4 pull requests')
  }, 120_000)
})

describe('a push', () => {
  it('that told what direct pushes touched spares calls, and people read the same', async () => {
    const [told, untold] = [await town.aShop(), await town.aShop()]
    const pushed = await told.payloads.push(told.repository, { before: told.good, after: told.bad })
    expect(await told.tells('push', pushed)).toBe('kept')
    expect(await told.tells('push', pushed)).toBe('duplicate')
    const [fewer, more] = [await readsOf(told), await readsOf(untold)]
    expect(fewer).toBeLessThan(more)
    expect(wordsOf(told)).toBe(wordsOf(untold))
  })

  it('to a feature branch, a deleted branch and a tag say nothing', async () => {
    const shop = await town.aShop()
    const at = { before: shop.good, after: shop.bad }
    const pushed = await shop.payloads.push(shop.repository, { ...at, branch: 'feature' })
    const gone = await shop.payloads.push(shop.repository, { ...at, after: '0'.repeat(40) })
    const tagged = { ...(await shop.payloads.push(shop.repository, at)), ref: 'refs/tags/main' }
    for (const payload of [pushed, gone, tagged]) expect(await shop.tells('push', payload)).toBe('nothing')
  })

  it('that moved the branch by force explains why what was good is not behind what is bad', async () => {
    const shop = await town.aShop()
    const { git } = shop.repository
    const by = ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.test']
    const side = (
      await git.run(by.concat('commit-tree', '-p', shop.good, '-m', 'Pushed away', `${shop.good}^{tree}`))
    )
      .toString()
      .trim()
    await shop.deploys(side, 'success')
    const forced = { before: side, after: shop.bad, forced: true }
    await shop.tells('push', await shop.payloads.push(shop.repository, forced))
    shop.passes(1000)
    await shop.deploys(shop.bad, 'failure', { runId: shop.played.badRun.id, jobId: shop.played.failingJob })
    expect(shop.issue().body).toContain('the histories diverged')
    expect(shop.issue().body).toMatch(
      new RegExp(`moved by force at .{20,40}, from .${side.slice(0, 12)}. to .${shop.bad.slice(0, 12)}`),
    )
  })
})

describe('a group of the merge queue', () => {
  const branch = `gh-readonly-queue/main/pr-12-${'a'.repeat(40)}`
  const built = async (shop: Shop, reason?: 'merged' | 'dequeued') => {
    const base = shop.story.changes[2]?.commit ?? ''
    const group = { head: shop.bad, base, branch }
    const payload = await shop.payloads.mergeGroup(shop.repository, {
      ...group,
      ...(reason === undefined ? {} : { reason }),
    })
    return await shop.tells('merge_group', payload)
  }

  it('that fails is kept out by the queue and nobody’s business here', async () => {
    const shop = await town.aShop()
    expect(await built(shop)).toBe('kept')
    expect((await shop.runs(shop.bad, 'failure', { branch })).came).toBe('not watched: merge queue')
    expect(shop.ours()).toEqual([])
  })

  it('is an incident where the owner says so, of what the group holds, and over when the group is', async () => {
    const shop = await town.aShop({ mergeQueue: true })
    await built(shop)
    await shop.runs(shop.bad, 'failure', { branch })
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    expect(shop.issue().body).toContain('5 changes')
    expect(shop.issue().body).toContain('the merge queue built the group on it')
    expect(await built(shop, 'dequeued')).toBe('closed 1')
    expect(shop.issue()).toMatchObject({ state: 'closed' })
    expect(shop.issue().comments.at(-1)?.body).toContain('taken this group apart')
  })

  it('is told from the branch it became: what fails there later is the branch’s own', async () => {
    const shop = await town.aShop()
    await built(shop)
    await shop.runs(shop.bad, 'failure', { branch })
    expect(await built(shop, 'merged')).toBe('nothing was open')
    await shop.runFails()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
  })
})
