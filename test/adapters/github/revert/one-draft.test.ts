import { afterEach, describe, expect, it } from 'vitest'

import type { Sha } from '../../../../src/engine/model/ids.ts'
import type { Call } from '../../../double/call-log.ts'
import type { Fault } from '../../../double/faults.ts'
import { usualPermissions } from '../../../double/start-double.ts'
import type { MergeMethod } from '../../../double/story/landing.ts'
import { refusalFrom } from '../session-of.ts'
import { revertedStory, type RevertedStory } from './reverted-story.ts'

const words = { body: 'Reverts it.' }
let world: RevertedStory
const opened: RevertedStory[] = []

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function begin(...options: Parameters<typeof revertedStory>): Promise<RevertedStory> {
  world = await revertedStory(...options)
  opened.push(world)
  return world
}

function sends(name: string) {
  return (call: Call): boolean => JSON.stringify(call.body ?? '').includes(`mutation ${name}(`)
}

/** Pull requests that are not merged, newest first. */
function drafts() {
  return world.repository.pulls.filter(({ mergedAt }) => mergedAt === null)
}

/** Files that differ between the tip of a draft and a commit. */
async function differences(from: string, to: string): Promise<readonly string[]> {
  return (await world.repository.git.files(from, to)).map(({ path }) => path)
}

function parentOf(sha: string): Promise<string> {
  return world.repository.git.commit(sha).then(({ parents }) => parents[0] ?? '')
}

describe('a revert', () => {
  it('is one draft by GitHub’s own hand, however often it is asked for', async () => {
    const { actor, act, story } = await begin()
    const first = await actor.perform(act, words)
    expect(first).toEqual({
      kind: 'done',
      url: `https://github.com/${story.owner}/${story.name}/pull/${drafts()[0]?.number}`,
    })
    expect(await actor.perform(act, words)).toEqual({ ...first, kind: 'already-done' })
    expect(drafts()).toMatchObject([
      { draft: true, base: 'main', title: act.title, body: expect.stringContaining('Reverts it.') },
    ])
    const tip = drafts()[0]?.diffHead ?? ''
    expect(await differences(await parentOf(story.culprit.commit), tip)).toEqual([])
  })

  it('never merges and never touches the branch', async () => {
    const { actor, act, repository, story } = await begin()
    await actor.perform(act, words)
    expect(await repository.git.resolve('refs/heads/main')).toBe(story.bad)
    const written = world.github.calls.filter(({ kind }) => kind === 'write')
    expect(written.map(({ route }) => route)).toEqual(['POST /graphql'])
  })

  it.each<Fault>([
    { kind: 'execute-then-502' },
    { kind: 'reset', afterExecution: true },
    { kind: 'cut-json' },
  ])('is one draft although it was opened and answered by $kind', async (fault) => {
    const { actor, act, github, pauses } = await begin()
    github.fault({ ...fault, when: sends('RevertPull') })
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
    expect(pauses).toEqual([2000])
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'already-done' })
    expect(drafts()).toHaveLength(1)
  })

  it('is passing trouble, and is asked for once only, where nothing is to be seen of it', async () => {
    const { actor, act, github } = await begin()
    github.fault({ kind: 'status', status: 502, when: sends('RevertPull') })
    expect(await refusalFrom(actor.perform(act, words))).toMatchObject({ kind: 'transient' })
    expect(github.calls.filter(sends('RevertPull'))).toHaveLength(1)
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
    expect(drafts()).toHaveLength(1)
  })

  it('leaves it at a revert that somebody made by GitHub’s button', async () => {
    const { actor, act, repository, story } = await begin()
    const { pulls } = repository
    const head = `revert-${act.pull}-${pulls.find(({ number }) => number === act.pull)?.head}`
    await repository.pull({ title: 'Revert', head, commit: story.bad, merged: false })
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'already-done' })
    expect(drafts()).toHaveLength(1)
  })

  it('is not kept away by a fork whose branch has the name of one', async () => {
    const { actor, act, repository, story } = await begin()
    const head = `prime-suspect/revert-${act.pull}`
    await repository.pull({ title: 'Mine', head, fromFork: true, commit: story.bad, merged: false })
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
  })

  it('is refused in words without the permission to write', async () => {
    const { actor, act } = await begin({}, usualPermissions)
    expect(await actor.perform(act, words)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('It takes contents: write and pull requests: write. Give it'),
    })
    expect(drafts()).toEqual([])
  })

  it('is refused where the number landed by another commit than the one that was judged', async () => {
    const { actor, act, story } = await begin()
    const landed = story.good as Sha
    expect(await actor.perform({ ...act, landed }, words)).toMatchObject({ kind: 'refused' })
    expect(drafts()).toEqual([])
  })

  it('is refused for a pull request that is not merged', async () => {
    const { actor, act, repository, story } = await begin()
    const { number } = await repository.pull({ title: 'Open', commit: story.bad, merged: false })
    expect(await actor.perform({ ...act, pull: number }, words)).toMatchObject({ kind: 'refused' })
    expect(drafts()).toHaveLength(1)
  })

  it('is refused, and not opened as anything else, where there are no drafts', async () => {
    const { actor, act, repository } = await begin()
    repository.hasDrafts = false
    expect(await actor.perform(act, words)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('plan without drafts'),
    })
    expect(drafts()).toEqual([])
  })
})

describe('where GitHub does not want to revert', () => {
  const no: Fault = {
    kind: 'status',
    status: 200,
    body: { data: { revertPullRequest: null }, errors: [{ type: 'UNPROCESSABLE', message: 'No.' }] },
    when: sends('RevertPull'),
    times: 9,
  }

  it.each(['INTERNAL', ''])(
    'an error of a kind that is not known is looked behind first: %j',
    async (type) => {
      const { actor, act, github, pauses } = await begin()
      const body = { data: { revertPullRequest: null }, errors: [{ type, message: 'Something went wrong' }] }
      github.fault({ kind: 'status', status: 200, body, when: sends('RevertPull') })
      expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
      expect(pauses).toEqual([2000, 4000])
      expect(drafts()).toMatchObject([{ head: `prime-suspect/revert-${act.pull}` }])
    },
  )

  it('a limit that is used up is waited for, and nothing is tried in its place', async () => {
    const { actor, act, github } = await begin()
    const body = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'Slow down' }] }
    github.fault({ kind: 'status', status: 200, body, when: sends('RevertPull') })
    expect(await refusalFrom(actor.perform(act, words))).toMatchObject({
      kind: 'transient',
      retryAfterMs: 60_000,
    })
    expect(drafts()).toEqual([])
  })

  it.each<MergeMethod>(['squash', 'merge', 'rebase'])(
    'the draft holds the files before a change that landed by %s',
    async (mergeMethod) => {
      const { actor, act, github, story } = await begin({ mergeMethod })
      github.fault(no)
      expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
      expect(drafts()).toMatchObject([
        { draft: true, base: 'main', head: `prime-suspect/revert-${act.pull}` },
      ])
      const tip = drafts()[0]?.diffHead ?? ''
      expect(await parentOf(tip)).toBe(story.culprit.commit)
      const before = story.changes.at(-2)?.commit ?? ''
      expect(await differences(before, tip)).toEqual([])
      expect(await actor.perform(act, words)).toMatchObject({ kind: 'already-done' })
      expect(drafts()).toHaveLength(1)
    },
  )

  it.each<readonly [string, Fault]>([
    ['commit', { kind: 'execute-then-502', path: '/repos/{owner}/{repo}/git/commits' }],
    ['branch', { kind: 'execute-then-502', when: sends('CreateBranch') }],
    ['draft', { kind: 'execute-then-502', when: sends('CreateDraft') }],
    ['draft', { kind: 'reset', afterExecution: true, when: sends('CreateDraft') }],
  ])('one draft is enough where the making of its %s is answered by trouble', async (_, fault) => {
    const { actor, act, github } = await begin()
    github.fault(no)
    github.fault(fault)
    await actor.perform(act, words).catch(() => undefined)
    await actor.perform(act, words)
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'already-done' })
    expect(drafts()).toHaveLength(1)
  })

  it('a branch of that name which holds something else is left alone', async () => {
    const { actor, act, github, repository, story } = await begin()
    github.fault(no)
    await repository.git.setBranch(`prime-suspect/revert-${act.pull}`, story.good)
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'refused' })
    expect(drafts()).toEqual([])
  })

  it('the draft goes back to the parent that went on, and GitHub’s own hand is not asked', async () => {
    const { actor, act, github, story, repository } = await begin()
    const { git } = repository
    const [was, own] = [await parentOf(story.culprit.commit), story.culprit.commit]
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.test']
    const made = await git.run([...who, 'commit-tree', `${own}^{tree}`, '-p', own, '-p', was, '-m', 'Merge'])
    const landed = made.toString().trim() as Sha
    await git.setBranch('main', landed)
    const { number: pull } = await repository.pull({ title: 'Mine', commits: [own, landed], commit: landed })
    const turned = { ...act, pull, landed, mainline: 2 }
    expect(await actor.perform(turned, words)).toMatchObject({ kind: 'done' })
    expect(github.calls.filter(sends('RevertPull'))).toEqual([])
    const tip = drafts()[0]?.diffHead ?? ''
    expect(await parentOf(tip)).toBe(landed)
    expect(await differences(was, tip)).toEqual([])
  })

  it('later changes to the same lines do not keep the draft from being opened', async () => {
    const { actor, act, repository, story } = await begin()
    const { git } = repository
    const work = await story.clone()
    const path = `${work}/src/prices.js`
    const { readFile, writeFile } = await import('node:fs/promises')
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('customer.plan.discount', 'customer.plan.rate'),
    )
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.test']
    await git.run(['-C', work, ...who, 'commit', '-qam', 'Another rate'])
    await git.run(['-C', work, 'push', '-q', story.dir, 'HEAD:main'])
    expect(await actor.perform(act, words)).toMatchObject({ kind: 'done' })
    expect(drafts()).toMatchObject([{ draft: true, head: `prime-suspect/revert-${act.pull}` }])
  })
})

describe('a draft that applies a change again', () => {
  it('is opened for our own merged revert only', async () => {
    const { actor, act, reApply, repository, story } = await begin()
    await actor.perform(act, words)
    const index = repository.pulls.findIndex(({ mergedAt }) => mergedAt === null)
    const [draft] = repository.pulls.splice(index, 1)
    if (draft === undefined) throw new Error('No draft was opened')
    expect(await actor.perform(reApply(act.pull), words)).toMatchObject({ kind: 'refused' })
    await repository.git.setBranch('main', draft.diffHead)
    const merged = { mergedAt: draft.updatedAt, mergeCommit: draft.diffHead }
    repository.pulls.push({ ...draft, ...merged })
    expect(await actor.perform(reApply(draft.number), words)).toMatchObject({ kind: 'done' })
    expect(await actor.perform(reApply(draft.number), words)).toMatchObject({ kind: 'already-done' })
    expect(drafts()).toMatchObject([{ draft: true }])
    expect(await differences(story.bad, drafts()[0]?.diffHead ?? '')).toEqual([])
  })
})
