import { describe, expect, it } from 'vitest'

import { changesOfRange } from '../../../../src/adapters/github/changes/changes-of-range.ts'
import type { RegressionRange } from '../../../../src/engine/model/regression-range.ts'
import { commit, comparison, minute, numbers, pull, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { refusalFrom, sessionOf } from '../session-of.ts'

freshNock()

const range: RegressionRange = { kind: 'bounded', good: sha(1), bad: sha(100), goodFrom: 'workflow-run' }
const open: RegressionRange = { kind: 'open', bad: sha(100), because: 'never-good', fallback: 'newest' }

function changes(of: RegressionRange = range) {
  return changesOfRange(sessionOf(runIncident()), of)
}

/** The range holds these commits, given oldest first. */
function commits(...listed: readonly object[]): void {
  const all = comparison(listed.map((one) => ({ ...one })))
  rest()
    .get(`/repos/acme/shop/compare/${sha(1)}...${sha(100)}`)
    .query(true)
    .reply(200, all)
}

function recent(nodes: readonly object[], own: object = { databaseId: 1, nameWithOwner: 'acme/shop' }) {
  return graphql('RecentlyMerged', () => ({
    body: { data: { repository: { ...own, pullRequests: { nodes } } } },
  }))
}

/** Pull requests by the number in a commit's node id; commits without an entry have none. */
function index(pulls: Readonly<Record<string, readonly object[]>>) {
  return graphql('PullsOfCommits', ({ ids }) => ({
    body: { data: { nodes: idsIn(ids).map((id) => node(pulls[id.slice(5)] ?? [])) } },
  }))
}

function node(pulls: readonly object[]): object {
  return { oid: 'x', associatedPullRequests: { nodes: pulls } }
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

describe('the changes of a range', () => {
  it('are merged pull requests and direct pushes, newest first', async () => {
    commits(commit(2, 'Fix it\n\nIn a hurry.'), commit(3))
    recent([])
    index({ 3: [pull(3)] })
    const { value, gaps } = await changes()
    expect(gaps).toEqual([])
    expect(value).toEqual([
      {
        id: sha(3),
        kind: 'pull-request',
        pull: 3,
        commits: [sha(3)],
        title: 'Pull 3',
        body: 'Body 3',
        author: 'dev',
        mergedAt: minute(3),
        files: [
          {
            path: 'src/file-3.ts',
            previousPath: null,
            status: 'modified',
            additions: 1,
            deletions: 1,
            patch: null,
          },
        ],
        filesCompleteness: { kind: 'complete' },
      },
      {
        id: sha(2),
        kind: 'direct-push',
        pull: null,
        commits: [sha(2)],
        title: 'Fix it',
        body: 'In a hurry.',
        author: 'dev',
        mergedAt: minute(2),
        files: [],
        filesCompleteness: { kind: 'unknown', because: 'The files of this direct push were not read.' },
      },
    ])
  })

  it('tell of a merged pull request also what its commits say, but not of the merge, nor of a squash', async () => {
    const [branched, more] = [commit(2, 'Hold a line\n\nOne at first.'), commit(3, 'Pull 4\n\nTwo.')]
    const merge = { ...commit(4, 'Merge pull request #4'), parents: [{ sha: sha(1) }, { sha: sha(3) }] }
    commits(branched, more, merge, commit(5, 'Pull 5 (#5)\n\n* Try'))
    recent([pull(4), pull(5)])
    index({ 2: [pull(4)], 3: [pull(4)] })
    const { value } = await changes()
    expect(value.map(({ pull: number, body }) => [number, body])).toEqual([
      [5, 'Body 5'],
      [4, 'Body 4\n\n* Hold a line\n\nOne at first.\n\n* Two.'],
    ])
  })

  it('hold the pull request merged just now, which the index of GitHub does not know yet', async () => {
    commits(commit(2), commit(3))
    recent([pull(3)])
    const asked = index({})
    expect((await changes()).value.map((change) => change.pull)).toEqual([3, null])
    expect(asked).toEqual([{ ids: ['node-2'] }])
  })

  it('cost no call to the index where the recent ones explain every commit', async () => {
    commits(commit(2), commit(3))
    const asked = recent([pull(2), pull(3)])
    expect((await changes()).value.map((change) => change.pull)).toEqual([3, 2])
    expect(asked).toEqual([{ owner: 'acme', name: 'shop', base: 'main', count: 50 }])
  })

  it.each([
    ['was not merged', { merged: false, mergedAt: null, mergeCommit: null }],
    ['went into a fork', { baseRepository: { databaseId: 2, nameWithOwner: 'other/shop' } }],
    ['went into a repository that is gone', { baseRepository: null }],
  ])('are direct pushes where the pull request %s', async (_, fields) => {
    commits(commit(3))
    recent([])
    index({ 3: [pull(3, fields)] })
    expect((await changes()).value).toMatchObject([{ kind: 'direct-push', id: sha(3) }])
  })

  it('know the repository by its id after a new name', async () => {
    commits(commit(3))
    recent([], { databaseId: 1, nameWithOwner: 'acme/new-name' })
    index({ 3: [pull(3, { baseRepository: { databaseId: 1, nameWithOwner: 'acme/new-name' } })] })
    expect((await changes()).value).toMatchObject([{ pull: 3 }])
  })

  it('say so when a pull request has more files than were listed', async () => {
    commits(commit(3), commit(4))
    recent([])
    const many = { totalCount: 150, nodes: [{ path: 'a', additions: 1, deletions: 0, changeType: 'ADDED' }] }
    index({ 3: [pull(3, { files: many })], 4: [pull(4, { files: null })] })
    expect((await changes()).value).toMatchObject([
      { pull: 4, filesCompleteness: { kind: 'unknown' } },
      { pull: 3, filesCompleteness: { kind: 'truncated', because: '1 of 150 files are listed.' } },
    ])
  })

  it('bear every null that the schema allows', async () => {
    commits({ ...commit(3), author: null, commit: { message: null, committer: null } }, commit(4))
    recent([null as unknown as object])
    const bare = {
      author: null,
      mergeCommit: null,
      body: null,
      mergedAt: null,
      files: { totalCount: 0, nodes: null },
    }
    index({ 4: [pull(4, bare)] })
    expect((await changes()).value).toMatchObject([
      { pull: 4, author: null, mergedAt: null, files: [] },
      { pull: null, title: '', author: null, mergedAt: null },
    ])
  })
})

describe('a GitHub that answers in part', () => {
  it('is asked again for fewer, and every commit finds its pull request', async () => {
    commits(...numbers(2, 41).map((n) => commit(n)))
    recent([])
    const asked = graphql('PullsOfCommits', ({ ids }) => {
      const all = idsIn(ids)
      if (all.length > 12) return { status: 502, body: {} }
      return { body: { data: { nodes: all.map((id) => node([pull(Number(id.slice(5)))])) } } }
    })
    const { value, gaps } = await changes()
    expect([value.length, value.every((change) => change.pull !== null), gaps]).toEqual([40, true, []])
    expect(asked.map(({ ids }) => idsIn(ids).length)).toEqual([25, 12, 24, 12, 16, 8, 8])
  })

  it('is asked again only for the commits it left out', async () => {
    commits(commit(2), commit(3), commit(4))
    recent([])
    const asked = graphql('PullsOfCommits', ({ ids }, call) => {
      const nodes = idsIn(ids).map((id, at) =>
        call === 1 && at === 1 ? null : node([pull(Number(id.slice(5)))]),
      )
      const errors = [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['nodes', 1] }]
      return { body: call === 1 ? { data: { nodes }, errors } : { data: { nodes } } }
    })
    expect((await changes()).value.map((change) => change.pull)).toEqual([4, 3, 2])
    expect(asked.map(({ ids }) => ids)).toEqual([['node-4', 'node-3', 'node-2'], ['node-3']])
  })

  it('leaves a gap for the commits it never tells about', async () => {
    commits(commit(2), commit(3))
    recent([])
    graphql('PullsOfCommits', () => ({ status: 502, body: {} }))
    const { value, gaps } = await changes()
    expect(value.map((change) => change.kind)).toEqual(['direct-push', 'direct-push'])
    expect(gaps).toMatchObject([{ what: 'pull requests of 2 commits, shown as direct pushes' }])
  })

  it('leaves a gap when pull requests may not be read', async () => {
    commits(commit(2))
    const forbidden = { body: { data: { repository: null }, errors: [{ type: 'FORBIDDEN' }] } }
    graphql('RecentlyMerged', () => forbidden)
    graphql('PullsOfCommits', () => ({
      body: { data: { nodes: [null] }, errors: [{ type: 'FORBIDDEN', path: ['nodes', 0] }] },
    }))
    const { gaps } = await changes()
    expect(gaps.map((gap) => gap.completeness.because).join()).toMatch(/Grant read access.*Grant read access/)
  })

  it('ends the triage at a rate limit, because direct pushes would be guesses', async () => {
    commits(commit(2))
    recent([])
    graphql('PullsOfCommits', () => ({ body: { data: { nodes: null }, errors: [{ type: 'RATE_LIMITED' }] } }))
    expect(await refusalFrom(changes())).toMatchObject({ kind: 'transient', retryAfterMs: 60_000 })
  })
})

describe('the changes of an open range', () => {
  it('are those of the newest hundred commits', async () => {
    rest()
      .get('/repos/acme/shop/commits')
      .query({ sha: sha(100), per_page: 100 })
      .reply(200, [commit(100), commit(99)])
    recent([pull(100)])
    index({})
    expect((await changes(open)).value.map((change) => change.pull)).toEqual([100, null])
  })

  it('are the pull requests merged last before the failure where no commit can be listed', async () => {
    rest().get('/repos/acme/shop/commits').query(true).reply(404, { message: 'Not Found' })
    recent([pull(50), pull(60, { mergeCommit: null }), pull(950)])
    const { value, gaps } = await changes(open)
    expect(value).toMatchObject([
      { id: 'pull-60', pull: 60, commits: [] },
      { id: sha(50), pull: 50, commits: [sha(50)] },
    ])
    expect(gaps).toMatchObject([{ what: 'the newest commits' }])
  })
})
