import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { firstNamed } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town

beforeAll(async () => {
  town = await openTown({ commits: 5, mergeMethod: 'merge' })
}, 60_000)

afterAll(async () => await town.close())

/** Traps that cost comparable tools an incident each and have no other story. */
describe('what others fell for', () => {
  it('a pull request that many commits of the range are associated with is one change', async () => {
    const shop = await town.aShop()
    expect(shop.story.changes.flatMap(({ commits }) => commits).length).toBeGreaterThan(5)
    await shop.fails()
    expect(shop.issue().body).toContain('5 pull requests')
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
  }, 60_000)

  it('many jobs that fail at once because the machines went away accuse nobody', async () => {
    const shop = await town.aShop()
    const jobs = ['unit', 'lint', 'e2e', 'docs', 'build', 'deploy']
    const log =
      '##[error]The runner has received a shutdown signal. This can happen when the runner is stopped.\n'
    expect((await shop.runs(shop.bad, 'failure', { jobs, log })).came).toMatch(/^silent/)
    expect(shop.ours()).toEqual([])
  })

  it('a change that was reverted already is not reverted again', async () => {
    const shop = await town.aShop({
      revert: { mode: 'on-command', automaticFrom: 0.95, maxAgeHours: 72, maxPerDay: 2 },
    })
    const { number, title } = shop.culprit
    await shop.fails()
    await shop.repository.pull({
      number: 950,
      title: `Revert "${title}"`,
      body: `Reverts ${shop.repository.owner}/${shop.repository.name}#${number}`,
      commit: shop.bad,
    })
    const before = shop.repository.pulls.length
    await shop.says(`/suspect revert #${number}`, 'admin')
    expect(shop.repository.pulls).toHaveLength(before)
    expect(shop.issue().body).toMatch(/a revert of it was merged already \(`#950`\)/)
  })
})
