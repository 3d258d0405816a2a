import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { openGit } from './git-repository.ts'
import { deployStory, storyFault, type Story, type StoryOptions } from './story.ts'
import { failureLines } from './story/job-log.ts'

const made: Story[] = []
const tell = async (options: StoryOptions): Promise<Story> => {
  const story = await deployStory(options)
  made.push(story)
  return story
}

afterAll(async () => {
  await Promise.all(made.map((story) => story.remove()))
})

const smoke = (dir: string): Promise<{ failed: boolean; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['test/smoke.js'], { cwd: dir }, (error, _stdout, stderr) => {
      resolve({ failed: error !== null, stderr })
    })
  })

describe('a story', () => {
  let story: Story

  beforeAll(async () => {
    story = await tell({ commits: 12, mergeMethod: 'mixed' })
  })

  it('really fails at the bad commit, with the very frames that its log shows', async () => {
    const dir = await story.clone()
    const { failed, stderr } = await smoke(dir)
    expect(failed).toBe(true)
    const own = (lines: readonly string[]) => lines.filter((line) => line.includes(`${dir}/`))
    expect(own(stderr.split('\n'))).toEqual(own(failureLines(story.files, dir)))
    expect(stderr).toContain(`TypeError: ${storyFault.message}`)
  })

  it('works at the good commit, and at the bad one without the culprit', async () => {
    expect((await smoke(await story.clone(story.good))).failed).toBe(false)
    const before = story.changes[story.changes.indexOf(story.culprit) - 1]
    expect((await smoke(await story.clone(before?.commit))).failed).toBe(false)
    expect((await smoke(await story.clone(story.culprit.commit))).failed).toBe(true)
  })

  it('knows the files of the bad commit', async () => {
    const dir = await story.clone()
    for (const [path, text] of story.files) expect(await readFile(join(dir, path), 'utf8')).toBe(text)
  })

  it('says where it throws', () => {
    const line = story.files.get(story.throwsAt.path)?.split('\n')[story.throwsAt.line - 1]
    expect(line).toContain('customer.plan.discount')
  })
})

describe('changes', () => {
  it.each(['merge', 'squash', 'rebase'] as const)('land by %s as GitHub would do it', async (mergeMethod) => {
    const story = await tell({ commits: 5, culprit: 2, mergeMethod })
    const git = openGit(story.dir)
    const landed = story.changes.flatMap((change) => change.commits)
    expect(new Set(await git.between(story.good, story.bad))).toEqual(new Set(landed))
    expect(story.changes.at(-1)?.commit).toBe(story.bad)
    expect(story.culprit).toBe(story.changes[1])
    for (const change of story.changes) {
      const { parents } = await git.commit(change.commit)
      expect(parents).toHaveLength(mergeMethod === 'merge' ? 2 : 1)
      expect(change.commits).toHaveLength({ merge: 3, squash: 1, rebase: 2 }[mergeMethod])
      const from =
        mergeMethod === 'rebase' ? (await git.commit(change.commits[0] ?? '')).parents[0] : parents[0]
      const files = await git.files(from ?? null, change.commit)
      expect(files.map((file) => file.path).toSorted()).toEqual(change.paths.toSorted())
    }
  })

  it('can be pushed without a pull request', async () => {
    const story = await tell({ commits: 4, directPushes: [2, 4], culprit: 4 })
    expect(story.changes.map((change) => change.number === null)).toEqual([false, true, false, true])
    expect(story.culprit.number).toBeNull()
    expect(story.changes.map((change) => change.number)).toEqual([4, null, 5, null])
  })

  it('are the same commits every time', async () => {
    const options = { commits: 7, mergeMethod: 'mixed' } as const
    const [one, two] = await Promise.all([tell(options), tell(options)])
    expect(one.bad).toBe(two.bad)
    expect(one.changes).toEqual(two.changes)
    expect(one.dir).not.toBe(two.dir)
  })

  it('plant their fault in one file only, whichever of many does it', async () => {
    for (const culprit of [1, 25, 50]) {
      const story = await tell({ commits: 50, culprit })
      const git = openGit(story.dir)
      const ranges = await git.blame(story.bad, storyFault.path)
      const { line } = story.throwsAt
      const range = ranges?.find((each) => each.start <= line && line <= each.end)
      expect(story.culprit.commits).toContain(range?.sha)
    }
  })
})
