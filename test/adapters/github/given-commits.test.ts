import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { githubClient } from '../../../src/adapters/github/client.ts'
import { commitOf, givenRange } from '../../../src/adapters/github/given-commits.ts'
import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { runGit } from '../../double/git-repository.ts'
import { playStory } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type Story } from '../../double/story.ts'

let github: Double
let story: Story
let client: GitHubClient

beforeAll(async () => {
  story = await deployStory({ commits: 5 })
  github = await startDouble()
  await playStory(github, story)
  client = githubClient({ token: github.token({ kind: 'actions' }), baseUrl: github.url, userAgent: 'test' })
})

afterAll(async () => {
  await github.close()
  await story.remove()
})

describe('a commit that a person names', () => {
  test('is found by id, by short id and by branch', async () => {
    const { repo } = incident()
    expect(await commitOf(client, repo, story.bad)).toBe(story.bad)
    expect(await commitOf(client, repo, story.bad.slice(0, 10))).toBe(story.bad)
    expect(await commitOf(client, repo, 'main')).toBe(story.bad)
  })

  test('is refused by its name where GitHub does not know it', async () => {
    await expect(commitOf(client, incident().repo, 'v9.9.9')).rejects.toMatchObject({
      kind: 'bad-input',
      message: 'GitHub knows no commit by the name v9.9.9',
    })
  })
})

describe('the range from a commit that a person calls good', () => {
  test('is bounded by it', async () => {
    const good = shaOf(story.changes[1]?.commit)
    expect((await givenRange(client, incident(), good)).value).toEqual({
      kind: 'bounded',
      good,
      bad: story.bad,
      goodFrom: 'given',
    })
  })

  test('is empty where it is the bad commit, or newer', async () => {
    expect((await givenRange(client, incident(), shaOf(story.bad))).value).toMatchObject({
      kind: 'empty',
      because: 'same-commit',
    })
    const earlier = incident(story.changes[0]?.commit)
    expect((await givenRange(client, earlier, shaOf(story.bad))).value).toMatchObject({
      kind: 'empty',
      because: 'rolled-back',
    })
  })

  test('says so where it is on another branch', async () => {
    const tree = `${story.good}^{tree}`
    const side = await runGit([
      '-C',
      story.dir,
      ...author,
      'commit-tree',
      tree,
      '-p',
      story.good,
      '-m',
      'Side',
    ])
    await runGit(['-C', story.dir, 'update-ref', 'refs/heads/side', side.toString().trim()])
    const good = await commitOf(client, incident().repo, 'side')
    const { value, gaps } = await givenRange(client, incident(), good)
    expect(value).toMatchObject({ kind: 'bounded', good, goodFrom: 'given' })
    expect(gaps).toHaveLength(1)
  })

  test('is open where GitHub does not know the commit', async () => {
    const { value } = await givenRange(client, incident(), shaOf('0'.repeat(39).concat('1')))
    expect(value).toMatchObject({ kind: 'open', because: 'history-unavailable' })
  })
})

const author = ['-c', 'user.name=Mira', '-c', 'user.email=mira@example.test']

function incident(bad: string | undefined = story.bad) {
  return anIncident({ repo: { owner: story.owner, name: story.name }, badSha: shaOf(bad) })
}

function shaOf(text: string | undefined): Sha {
  return (text ?? '') as Sha
}
