import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 130, mergeMethod: 'rebase' })
})

afterAll(() => stage.close())

type Comparison = { commits: { sha: string }[]; files: unknown[]; total_commits: number }

const linkOf = (header: string | null, rel: string): string | null =>
  new RegExp(String.raw`<([^>]+)>; rel="${rel}"`).exec(header ?? '')?.[1]?.replace(stage.double.url, '') ??
  null

describe('a comparison of 260 commits', () => {
  const landed = (): string[] => stage.story.changes.flatMap((change) => [...change.commits])
  const range = (): string => `${stage.base}/compare/${stage.story.good}...${stage.story.bad}`

  it('gives the newest 250 when no page is asked for', async () => {
    const { json, headers } = await stage.ask(`GET ${range()}`)
    const { commits, total_commits: total } = json as Comparison
    expect(total).toBe(260)
    expect(commits.map(({ sha }) => sha)).toEqual(landed().slice(-250))
    expect(headers.get('link')).toBeNull()
  })

  it('gives all in order by following the links, and its files on the first page only', async () => {
    const seen: string[] = []
    const fileCounts: number[] = []
    let next: string | null = `${range()}?per_page=100`
    while (next !== null) {
      const { json, headers } = await stage.ask(`GET ${next}`)
      const { commits, files } = json as Comparison
      seen.push(...commits.map(({ sha }) => sha))
      fileCounts.push(files.length)
      next = linkOf(headers.get('link'), 'next')
    }
    expect(seen).toEqual(landed())
    expect(fileCounts).toEqual([expect.any(Number), 0, 0])
    expect(fileCounts[0]).toBeGreaterThan(130)
  })

  it('gives no more than a hundred a page, whatever is asked for', async () => {
    const { json } = await stage.ask(`GET ${range()}?per_page=1000`)
    expect((json as Comparison).commits).toHaveLength(100)
  })
})

it('links name the repository by its id and every relation that there is', async () => {
  const { json, headers } = await stage.ask(`GET ${stage.base}/issues?state=all&per_page=10&page=2`)
  expect(json).toHaveLength(10)
  const link = headers.get('link')
  expect(linkOf(link, 'next')).toMatch(/^\/repositories\/\d+\/issues\?state=all&per_page=10&page=3$/)
  expect(linkOf(link, 'prev')).toContain('page=1')
  expect(linkOf(link, 'first')).toContain('page=1')
  expect(linkOf(link, 'last')).toContain('page=14')
})

it('a page behind the end is empty', async () => {
  const { status, json } = await stage.ask(`GET ${stage.base}/deployments?page=9`)
  expect({ status, json }).toEqual({ status: 200, json: [] })
})
