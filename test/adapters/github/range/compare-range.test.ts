import { describe, expect, it } from 'vitest'

import { type Comparison, compareRange } from '../../../../src/adapters/github/range/compare-range.ts'
import { commit, comparison, numbers, runIncident, sha } from '../facts.ts'
import { freshNock, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

const PATH = `/repos/acme/shop/compare/${sha(1)}...${sha(100)}`

function page(number: number, body: object, status = 200): void {
  rest().get(PATH).query({ per_page: 100, page: number }).reply(status, body)
}

function compare(): Promise<Comparison> {
  return compareRange(sessionOf(runIncident()), sha(1), sha(100))
}

describe('a comparison', () => {
  it('lists the commits newest first', async () => {
    page(1, comparison([commit(2), commit(3)]))
    expect(await compare()).toMatchObject({
      kind: 'ahead',
      commits: [{ sha: sha(3), nodeId: 'node-3', message: 'Change 3', author: 'dev' }, { sha: sha(2) }],
      gaps: [],
    })
  })

  it('reads every page', async () => {
    const all = numbers(2, 251).map((n) => commit(n))
    page(1, comparison(all.slice(0, 100), { total_commits: 250 }))
    page(2, comparison(all.slice(100, 200), { total_commits: 250 }))
    page(3, comparison(all.slice(200), { total_commits: 250 }))
    const compared = await compare()
    expect(compared.kind === 'ahead' && compared.commits.map((one) => one.sha)).toEqual(
      numbers(2, 251).toReversed().map(sha),
    )
  })

  it('reads the newest two thousand of a wider range and says so', async () => {
    const total = 10_000
    page(1, comparison([commit(1)], { total_commits: total }))
    for (const number of numbers(81, 100)) {
      const first = (number - 1) * 100
      page(
        number,
        comparison(
          numbers(first, first + 99).map((n) => commit(n)),
          { total_commits: total },
        ),
      )
    }
    const session = sessionOf(runIncident())
    const compared = await compareRange(session, sha(1), sha(100))
    expect(compared).toMatchObject({
      gaps: [{ completeness: { because: 'Of 10000 commits the newest 2000 are looked at.' } }],
    })
    expect(compared.kind === 'ahead' && [compared.commits.length, compared.commits[0]?.sha]).toEqual([
      2_000,
      sha(9_999),
    ])
    expect(session.calls()).toBe(21)
  })

  it('says so when GitHub lists fewer commits than it counts', async () => {
    page(1, comparison([commit(2)], { total_commits: 3 }))
    expect(await compare()).toMatchObject({ gaps: [{ completeness: { kind: 'truncated' } }] })
  })

  it('gives the merge base of histories that parted', async () => {
    page(1, comparison([commit(5)], { status: 'diverged', merge_base_commit: { sha: sha(3) } }))
    expect(await compare()).toMatchObject({ kind: 'diverged', mergeBase: sha(3), commits: [{ sha: sha(5) }] })
  })

  it.each(['identical', 'behind'])('can be %s', async (status) => {
    page(1, comparison([], { status }))
    expect(await compare()).toEqual({ kind: status })
  })

  it.each([
    ['Not Found', 'history-unavailable'],
    ['No common ancestor between a and b.', 'unrelated-histories'],
  ])('is unavailable where GitHub says %s', async (message, because) => {
    page(1, { message }, 404)
    expect(await compare()).toEqual({ kind: 'unavailable', because })
  })

  it('is refused when a page in the middle fails', async () => {
    page(
      1,
      comparison(
        numbers(2, 101).map((n) => commit(n)),
        { total_commits: 250 },
      ),
    )
    page(2, {}, 502)
    expect(await refusalFrom(compare())).toMatchObject({ kind: 'transient' })
  })

  it('bears commits without author, committer or message', async () => {
    const bare = { ...commit(2), author: null, commit: { message: null, committer: null } }
    page(1, comparison([bare], { files: null, merge_base_commit: null }))
    expect(await compare()).toMatchObject({ commits: [{ author: null, at: null, message: '' }], files: [] })
  })
})
