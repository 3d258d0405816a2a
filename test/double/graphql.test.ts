import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { asking, type Ask } from './ask.ts'
import { playStory, type Played } from './play-story.ts'
import { commitNodeId } from './represent/commits.ts'
import { startDouble, type Double } from './start-double.ts'
import { deployStory, type Story } from './story.ts'

let double: Double
let story: Story
let played: Played
let ask: Ask

beforeAll(async () => {
  double = await startDouble()
  story = await deployStory({ commits: 6, mergeMethod: 'mixed' })
  played = await playStory(double, story)
  const installation = double.install({ account: story.owner })
  ask = asking(double, double.token({ kind: 'installation', installation: installation.id }))
})

afterAll(async () => {
  await double.close()
  await story.remove()
})

const query = async (text: string, variables: Record<string, unknown> = {}) => {
  const { status, json } = await ask('POST /graphql', {
    query: text,
    variables: { owner: story.owner, name: story.name, ...variables },
  })
  expect(status).toBe(200)
  return json as { data?: never; errors?: { type?: string; message: string }[] }
}

const inRepository = (fields: string, more = ''): string =>
  `query ($owner: String!, $name: String!${more}) { repository(owner: $owner, name: $name) { ${fields} } }`

const pullFields = `number title body merged mergedAt author { login } mergeCommit { oid }
  baseRepository { databaseId nameWithOwner }
  files(first: 100) { totalCount nodes { path additions deletions changeType } pageInfo { hasNextPage endCursor } }`

const ofCommits = `query ($ids: [ID!]!) { nodes(ids: $ids) {
  ... on Commit { oid associatedPullRequests(first: 3) { nodes { ${pullFields} } } } } rateLimit { cost nodeCount } }`

const pullsOf = (data: unknown): unknown =>
  (data as { nodes: { associatedPullRequests: { nodes: unknown } }[] }).nodes.map(
    (node) => node.associatedPullRequests.nodes,
  )

describe('deployments', () => {
  const fields = `deployments(environments: ["production"], first: 25, orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { databaseId commitOid task environment originalEnvironment createdAt state payload
      statuses(first: 10) { nodes { state createdAt environment logUrl } } } }`

  it('come in the asked order with their statuses', async () => {
    const { data, errors } = await query(inRepository(fields))
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      repository: {
        deployments: {
          nodes: [
            {
              databaseId: played.badDeployment.id,
              commitOid: story.bad,
              state: 'FAILURE',
              statuses: { nodes: [{ state: 'FAILURE' }, { state: 'IN_PROGRESS' }] },
            },
            { commitOid: story.good, state: 'ACTIVE' },
          ],
        },
      },
    })
  })

  it('list their statuses oldest first where GitHub would', async () => {
    played.repository.statusOrder = 'oldest-first'
    const { data } = await query(inRepository(fields))
    played.repository.statusOrder = 'newest-first'
    expect(data).toMatchObject({
      repository: { deployments: { nodes: [{ statuses: { nodes: [{ state: 'IN_PROGRESS' }, {}] } }, {}] } },
    })
  })
})

describe('pull requests of commits', () => {
  const idsOf = (shas: readonly string[]) => shas.map((sha) => commitNodeId(played.repository, sha))

  it('are found for every commit that they landed', async () => {
    for (const change of story.changes) {
      const { data, errors } = await query(ofCommits, { ids: idsOf(change.commits) })
      expect(errors).toBeUndefined()
      const files = { totalCount: change.paths.length }
      const one = { number: change.number, merged: true, mergeCommit: { oid: change.commit }, files }
      expect(pullsOf(data)).toMatchObject(change.commits.map(() => [one]))
    }
  })

  it('hide the freshest merge while the index lags, and the list of merged ones shows it', async () => {
    const last = played.repository.pulls.at(-1)
    if (last === undefined) throw new Error('The story has pull requests')
    last.indexed = false
    const { data } = await query(ofCommits, { ids: idsOf([story.bad]) })
    expect(pullsOf(data)).toEqual([[]])
    const merged = `pullRequests(states: MERGED, first: 50, baseRefName: "main",
      orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { ${pullFields} } }`
    const list = await query(inRepository(merged))
    last.indexed = true
    expect(list.data).toMatchObject({
      repository: { pullRequests: { nodes: { 0: { number: last.number } } } },
    })
  })

  it('hold those of a fork too, told apart by their base', async () => {
    await played.repository.pull({
      number: 900,
      title: 'Same here',
      commit: story.bad,
      otherBase: 'fork/shop',
    })
    const { data } = await query(ofCommits, { ids: idsOf([story.bad]) })
    played.repository.pulls.pop()
    expect(pullsOf(data)).toMatchObject([[{}, { baseRepository: { nameWithOwner: 'fork/shop' } }]])
  })

  it('give null and an error for an id that is none, and the others all the same', async () => {
    const { data, errors } = await query(ofCommits, { ids: ['C_kwDOnonsense', ...idsOf([story.bad])] })
    expect(data).toMatchObject({ nodes: [null, { oid: story.bad }] })
    expect(errors).toMatchObject([{ type: 'NOT_FOUND' }])
  })
})

describe('files', () => {
  it('are read at a commit, many by one query', async () => {
    const at = (path: string) =>
      `object(expression: "${story.bad}:${path}") { ... on Blob { text isBinary isTruncated byteSize } }`
    const { data } = await query(
      inRepository(`a: ${at('src/prices.js')} b: ${at('src/missing.js')} c: ${at('src')}`),
    )
    expect(data).toMatchObject({
      repository: { a: { text: story.files.get('src/prices.js'), isBinary: false }, b: null, c: {} },
    })
  })

  it('are blamed line by line', async () => {
    const fields = `object(oid: "${story.bad}") { ... on Commit {
      blame(path: "src/prices.js") { ranges { startingLine endingLine commit { oid } } } } }`
    const { data } = await query(inRepository(fields))
    type Range = { startingLine: number; endingLine: number; commit: { oid: string } }
    const { ranges } = (data as unknown as { repository: { object: { blame: { ranges: Range[] } } } })
      .repository.object.blame
    const { line } = story.throwsAt
    const range = ranges.find((each) => each.startingLine <= line && line <= each.endingLine)
    expect(story.culprit.commits).toContain(range?.commit.oid)
    expect(ranges[0]?.startingLine).toBe(1)
  })
})

describe('a wrong question', () => {
  const violated = async (text: string) => {
    const { data, errors } = await query(text)
    const recorded = double.violations.splice(0)
    expect(data).toBeUndefined()
    return { errors, recorded }
  }

  it('fails on a field that GitHub has not, and is remembered', async () => {
    const { errors, recorded } = await violated(inRepository('deployment'))
    expect(errors?.[0]?.message).toContain('Cannot query field "deployment"')
    expect(recorded).toHaveLength(1)
  })

  it('fails without a page size and with too large a one', async () => {
    const without = await query(inRepository('pullRequests { totalCount }'))
    expect(without).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'MISSING_PAGINATION_BOUNDARIES' }],
    })
    const large = await query(inRepository('pullRequests(first: 101) { totalCount }'))
    expect(large.errors).toMatchObject([{ type: 'EXCESSIVE_PAGINATION' }])
  })

  it('fails when it could give more than half a million nodes', async () => {
    const huge = `pullRequests(first: 100) { nodes { files(first: 100) { nodes { path } }
      labels(first: 100) { nodes { issues(first: 100) { totalCount } } } } }`
    expect((await query(inRepository(huge))).errors).toMatchObject([{ type: 'MAX_NODE_LIMIT_EXCEEDED' }])
  })

  it('is told when a repository does not exist', async () => {
    const { errors } = await query(inRepository('id'), { name: 'nothing' })
    expect(errors).toMatchObject([{ type: 'NOT_FOUND' }])
  })
})

it('walks pages by cursor to the end', async () => {
  const fields =
    'pullRequests(first: 4, after: $after) { totalCount nodes { number } pageInfo { hasNextPage endCursor } }'
  type Page = { nodes: { number: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  const seen: number[] = []
  let after: string | null = null
  for (let more = true; more;) {
    const { data } = await query(inRepository(fields, ', $after: String'), { after })
    const page = (data as unknown as { repository: { pullRequests: Page } }).repository.pullRequests
    seen.push(...page.nodes.map(({ number }) => number))
    more = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor
  }
  expect(seen).toEqual(played.repository.pulls.map(({ number }) => number))
})

it('counts the points of a query by the rule of GitHub', async () => {
  const ids = Array.from({ length: 100 }, () => commitNodeId(played.repository, story.bad))
  await query(ofCommits, { ids })
  // One list of pull requests for each of 100 commits, one list of files for each of up to 300 pull requests.
  expect(double.calls.at(-1)?.points).toBe(Math.round((1 + 100 + 300) / 100))
})

it('keeps from a token what it may not read', async () => {
  const token = double.token({ kind: 'actions', permissions: { contents: 'read' } })
  const { json } = await asking(double, token)('POST /graphql', {
    query: inRepository('pullRequests(first: 1) { totalCount }'),
    variables: { owner: story.owner, name: story.name },
  })
  expect(json).toMatchObject({
    errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
  })
  const answer = await asking(double, 'nonsense')('POST /graphql', { query: '{ rateLimit { cost } }' })
  expect(answer.status).toBe(401)
})
