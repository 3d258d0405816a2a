import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { githubActor } from '../../../../src/adapters/github/github-actor.ts'
import type { Button, ReportPlace } from '../../../../src/engine/model/act.ts'
import type { IncidentId, Sha } from '../../../../src/engine/model/ids.ts'
import type { Actor } from '../../../../src/engine/ports.ts'
import type { Fault } from '../../../double/faults.ts'
import { playStory } from '../../../double/play-story.ts'
import type { DoubleRepository } from '../../../double/repository.ts'
import { startDouble, usualPermissions, type Double } from '../../../double/start-double.ts'
import { deployStory, type Story } from '../../../double/story.ts'
import { plainClient } from '../fake-api.ts'

let github: Double
let story: Story
let repository: DoubleRepository
let actor: Actor

beforeEach(async () => {
  story = await deployStory({ commits: 2 })
  github = await startDouble()
  repository = (await playStory(github, story)).repository
  actor = actorWith({ ...usualPermissions, checks: 'write' })
})

afterEach(async () => {
  await github.close()
  await story.remove()
})

function actorWith(permissions: typeof usualPermissions): Actor {
  const client = plainClient(github.url, github.token({ kind: 'actions', permissions }))
  const pause = async (): Promise<void> => undefined
  return githubActor(client, { markerKey: 'a-key-long-enough', login: 'github-actions[bot]', pause })
}

const kinds = ['pull-comment', 'commit-comment', 'check-run'] as const
type Kind = (typeof kinds)[number]

function placeOf(kind: Kind): ReportPlace {
  const pull = repository.pulls[0]?.number ?? 0
  return kind === 'pull-comment' ? { kind, pull } : { kind, sha: story.bad as Sha }
}

const act = () => ({
  incident: 'incident-1' as IncidentId,
  repo: { owner: story.owner, name: story.name },
})

const publish = async (kind: Kind, body: string, onlyIfThere = false) =>
  await actor.perform(
    { kind: 'publish-report', ...act(), at: placeOf(kind), title: 'Broken', onlyIfThere },
    { body },
  )

const close = async (kind: Kind) =>
  await actor.perform({ kind: 'close-report', ...act(), at: placeOf(kind) }, { body: 'Works again.' })

/** Everything that stands at a place of the kind. */
function standing(kind: Kind): readonly string[] {
  if (kind === 'pull-comment')
    return repository.pulls.flatMap(({ comments }) => comments.map(({ body }) => body))
  if (kind === 'commit-comment') return repository.commitComments.map(({ body }) => body)
  return repository.ownChecks.map(({ output }) => output.summary)
}

describe.each(kinds)('a report as %s', (kind) => {
  it('is written once, kept up to date in place, and ended with a last sentence', async () => {
    expect(await publish(kind, 'One.')).toMatchObject({ kind: 'done', url: expect.stringContaining('http') })
    expect((await publish(kind, 'One.')).kind).toBe('already-done')
    expect((await publish(kind, 'Two.')).kind).toBe('done')
    expect(standing(kind)).toEqual([expect.stringMatching(/^(?:<!-- [^\n]+ -->\n)?Two\.$/u)])
    expect((await close(kind)).kind).toBe('done')
    expect((await close(kind)).kind).toBe('already-done')
    expect(standing(kind)).toEqual([expect.stringContaining('**Over.** Works again.\n\nTwo.')])
    expect((await publish(kind, 'Three.')).kind).toBe('done')
    expect(standing(kind)).toEqual([expect.stringMatching(/Three\.$/u)])
  })

  it('is not begun where only what is there is to be brought up to date, nor by an end', async () => {
    expect(await publish(kind, 'One.', true)).toEqual({ kind: 'already-done', url: null })
    expect(await close(kind)).toEqual({ kind: 'already-done', url: null })
    expect(standing(kind)).toEqual([])
  })

  it.each<Fault>([{ kind: 'execute-then-502' }, { kind: 'reset', afterExecution: true }, { kind: 'reset' }])(
    'stands there once, though GitHub answers its creation with $kind',
    async (fault) => {
      github.fault({ ...fault, method: 'POST' })
      expect((await publish(kind, 'One.')).kind).toBe('done')
      expect(standing(kind)).toHaveLength(1)
    },
  )

  it('is not taken for ours where others copied it', async () => {
    await publish(kind, 'One.')
    const [copied = ''] = standing(kind)
    for (const { comments } of repository.pulls) comments.splice(0)
    repository.commitComments.splice(0)
    const made = { ...repository.ownChecks[0], slug: 'somebody-else' }
    repository.ownChecks.splice(0)
    const at = {
      id: 7,
      body: copied,
      user: 'mallory',
      byApp: false,
      createdAt: story.goodAt,
      updatedAt: story.goodAt,
    }
    if (kind === 'pull-comment') repository.pulls[0]?.comments.push({ ...at, reactions: [] })
    else if (kind === 'commit-comment')
      repository.commitComments.push({ ...at, sha: story.bad, reactions: [] })
    else repository.ownChecks.push(made as (typeof repository.ownChecks)[number])
    expect((await publish(kind, 'Two.')).kind).toBe('done')
    expect(standing(kind)[0]).toBe(copied)
    expect(standing(kind)).toHaveLength(2)
  })

  it('of two incidents stands there twice', async () => {
    await publish(kind, 'One.')
    await actor.perform(
      {
        kind: 'publish-report',
        ...act(),
        incident: 'incident-2' as IncidentId,
        at: placeOf(kind),
        title: 'Broken',
        onlyIfThere: false,
      },
      { body: 'Other.' },
    )
    expect(standing(kind)).toHaveLength(2)
  })
})

describe('a check run', () => {
  it('fails nothing while the incident is open, and is green once it is over', async () => {
    await publish('check-run', 'One.')
    expect(repository.ownChecks[0]).toMatchObject({ conclusion: 'neutral', status: 'completed' })
    await close('check-run')
    expect(repository.ownChecks[0]).toMatchObject({ conclusion: 'success' })
  })

  const pressable = { label: 'None of these', description: 'No change of the range did it', word: 'none' }
  const withButtons = async (buttons: readonly Button[]) =>
    await actor.perform(
      {
        kind: 'publish-report',
        ...act(),
        at: placeOf('check-run'),
        title: 'Broken',
        onlyIfThere: false,
        buttons,
      },
      { body: 'One.' },
    )

  it('shows what may be pressed, brings that alone up to date, and shows nothing once it is over', async () => {
    const shown = () => repository.ownChecks.map(({ actions }) => actions.map(({ identifier }) => identifier))
    await withButtons([pressable])
    expect(shown()).toEqual([['none']])
    expect((await withButtons([pressable])).kind).toBe('already-done')
    expect((await withButtons([{ ...pressable, word: 'clear #12' }, pressable])).kind).toBe('done')
    expect(shown()).toEqual([['clear #12', 'none']])
    await close('check-run')
    expect(shown()).toEqual([[]])
    expect(standing('check-run')).toEqual(['**Over.** Works again.\n\nOne.'])
  })

  it('is refused in words without write access to checks', async () => {
    actor = actorWith(usualPermissions)
    expect(await publish('check-run', 'One.')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('check'),
    })
  })
})

it('finds its comment behind two hundred others', async () => {
  const [pull] = repository.pulls
  const other = { user: 'a', byApp: false, createdAt: story.goodAt, updatedAt: story.goodAt, reactions: [] }
  for (let id = 1; id <= 230; id += 1) pull?.comments.push({ ...other, id, body: 'x' })
  await publish('pull-comment', 'One.')
  await publish('pull-comment', 'Two.')
  expect(pull?.comments).toHaveLength(231)
})
