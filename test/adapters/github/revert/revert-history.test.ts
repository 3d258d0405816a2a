import { parse, validate } from 'graphql'
import { afterEach, describe, expect, it } from 'vitest'

import * as documents from '../../../../src/adapters/github/revert/revert-documents.ts'
import { considerRevert } from '../../../../src/engine/act/consider-revert.ts'
import type { ChangeId, Instant, Sha } from '../../../../src/engine/model/ids.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aJudgement } from '../../../builders/a-judgement.ts'
import { aPolicy, aRevertPolicy } from '../../../builders/a-plan.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { githubSchema } from '../../../double/graphql/schema.ts'
import { revertedStory, type RevertedStory } from './reverted-story.ts'

const words = { body: 'Reverts it.' }
const opened: RevertedStory[] = []

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function begin(...options: Parameters<typeof revertedStory>): Promise<RevertedStory> {
  const world = await revertedStory(...options)
  opened.push(world)
  return world
}

/** Pull requests that are not merged. */
function draftsOf({ repository }: RevertedStory) {
  return repository.pulls.filter(({ mergedAt }) => mergedAt === null)
}

describe.each(Object.entries<string>({ ...documents }))('the document %s', (_, document) => {
  it('fits the schema that GitHub publishes', () => {
    expect(validate(githubSchema(), parse(document)).map(({ message }) => message)).toEqual([])
  })
})

describe('what is known of reverts', () => {
  it('tells our own drafts from those of others', async () => {
    const world = await begin()
    const { actor, act, repository, source, story } = world
    const since = story.goodAt as Instant
    expect(await source.history?.(act.repo, since)).toEqual({ reverts: [], opened: [] })
    await actor.perform(act, words)
    const [draft] = draftsOf(world)
    await repository.pull({
      title: 'By hand',
      body: `Reverts ${story.owner}/${story.name}#1`,
      commit: story.bad,
      merged: false,
    })
    await repository.pull({
      title: 'From a fork',
      body: 'Reverts #2',
      head: `revert-${act.pull}-x`,
      fromFork: true,
      commit: story.bad,
      merged: false,
    })
    const known = await source.history?.(act.repo, since)
    expect(known?.reverts.map(({ of, state, isOurs }) => [of, state, isOurs])).toEqual(
      expect.arrayContaining([
        [1, 'open', false],
        [act.pull, 'open', true],
      ]),
    )
    expect(known?.reverts).toHaveLength(2)
    expect(known?.opened.map((at) => Date.parse(at))).toEqual([Date.parse(draft?.createdAt ?? '')])
  })

  it('believes nobody who copies our marker', async () => {
    const world = await begin()
    const { actor, act, repository, source, story } = world
    await actor.perform(act, words)
    const body = draftsOf(world)[0]?.body ?? ''
    repository.pulls.splice(
      repository.pulls.findIndex(({ mergedAt }) => mergedAt === null),
      1,
    )
    await repository.pull({ title: 'Copy', body, author: 'mallory', commit: story.bad, merged: false })
    const known = await source.history?.(act.repo, story.goodAt as Instant)
    expect(known?.opened).toEqual([])
  })
})

describe('a storm of wishes', () => {
  it('opens two drafts in a day at most, and one for a change', async () => {
    const world = await begin({ commits: 8, culprit: 8 })
    const { actor, repository, source, story } = world
    const changes = repository.pulls.flatMap(({ number, mergeCommit, mergedAt }) =>
      mergeCommit === null || !story.changes.some(({ commit }) => commit === mergeCommit)
        ? []
        : [
            aChange({
              pull: number,
              id: mergeCommit as ChangeId,
              commits: [mergeCommit as Sha],
              mergedAt: mergedAt as Instant,
              files: [aFile({ path: `src/${number}.ts` })],
            }),
          ],
    )
    const repo = { owner: story.owner, name: story.name }
    const dossier = aDossier({ incident: anIncident({ repo }), changes: changes.toReversed() })
    const policy = aPolicy({ revert: aRevertPolicy({ mode: 'on-command' }) })
    const seen = new Map<string, number>()
    for (const pull of [...changes, ...changes, ...changes].map((one) => one.pull ?? 0)) {
      const wish = { by: 'command', pull } as const
      const question = { dossier, judgement: aJudgement(), policy, wish }
      const now = story.badAt as Instant
      const plan = await considerRevert(question, { now, source })
      const outcome = plan.kind === 'withhold' ? plan.withheld.because : plan.kind
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      if (plan.kind === 'take') await actor.perform(plan.act, words)
    }
    expect(Object.fromEntries(seen)).toEqual({ take: 2, 'revert-exists': 4, 'cap-reached': 18 })
    expect(new Set(draftsOf(world).map(({ head }) => head)).size).toBe(2)
    expect(draftsOf(world)).toHaveLength(2)
  })
})
