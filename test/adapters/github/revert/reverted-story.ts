import { githubActor } from '../../../../src/adapters/github/github-actor.ts'
import { githubReverts } from '../../../../src/adapters/github/revert/revert-history.ts'
import type { OpenReApply, OpenRevert } from '../../../../src/engine/model/act.ts'
import type { ChangeId, IncidentId, Sha } from '../../../../src/engine/model/ids.ts'
import type { Actor, RevertSource } from '../../../../src/engine/ports.ts'
import { playStory } from '../../../double/play-story.ts'
import type { Permissions } from '../../../double/records.ts'
import type { DoubleRepository } from '../../../double/repository.ts'
import { startDouble, usualPermissions, type Double } from '../../../double/start-double.ts'
import { deployStory, type Story, type StoryOptions } from '../../../double/story.ts'
import { plainClient } from '../fake-api.ts'

const writing: Permissions = { ...usualPermissions, contents: 'write', pull_requests: 'write' }

/** A story on the double, and an actor that may take its culprit back. */
export type RevertedStory = {
  readonly github: Double
  readonly story: Story
  readonly repository: DoubleRepository
  readonly actor: Actor
  readonly source: RevertSource
  readonly act: OpenRevert
  readonly reApply: (revert: number) => OpenReApply
  /** Milliseconds that were waited for. */
  readonly pauses: number[]
  readonly close: () => Promise<void>
}

export async function revertedStory(
  options: StoryOptions = {},
  permissions: Permissions = writing,
): Promise<RevertedStory> {
  const story = await deployStory({ commits: 3, culprit: 3, ...options })
  const github = await startDouble()
  const { repository } = await playStory(github, story)
  const { id } = github.install({ account: story.owner, permissions })
  const client = plainClient(github.url, github.token({ kind: 'installation', installation: id }))
  const identity = { markerKey: 'a-key-long-enough', login: 'prime-suspect[bot]' }
  const pauses: number[] = []
  const pause = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds)
  const repo = { owner: story.owner, name: story.name }
  const incident = 'incident-1' as IncidentId
  const { commit, number } = story.culprit
  if (number === null) throw new Error('The culprit of this story has no pull request')
  return {
    github,
    story,
    repository,
    pauses,
    actor: githubActor(client, { ...identity, pause }),
    source: githubReverts(client, identity),
    act: {
      kind: 'open-revert',
      incident,
      repo,
      change: commit as ChangeId,
      pull: number,
      landed: commit as Sha,
      title: `Revert #${number}: words`,
    },
    reApply: (revert) => ({
      kind: 'open-re-apply',
      incident,
      repo,
      pull: number,
      revert,
      title: `Re-apply #${number}`,
    }),
    close: async () => {
      await github.close()
      await story.remove()
    },
  }
}
