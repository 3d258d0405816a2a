import { describe, expect, it } from 'vitest'

import { consult } from '../../src/engine/judge/consult.ts'
import { judge } from '../../src/engine/judge/judge.ts'
import { ballotFor } from '../../src/engine/judge/ranking/election/ballot.ts'
import { bounds, keptOnTop } from '../../src/engine/judge/ranking/election/bounded-order.ts'
import { fuseVote } from '../../src/engine/judge/ranking/election/fuse-vote.ts'
import { readVote } from '../../src/engine/judge/ranking/election/read-vote.ts'
import { meanShares } from '../../src/engine/judge/ranking/election/tally.ts'
import type { Change } from '../../src/engine/model/change.ts'
import type { Dossier } from '../../src/engine/model/dossier.ts'
import { defaultElection } from '../../src/engine/model/opinion.ts'
import type { Ranking } from '../../src/engine/model/suspect.ts'
import type { LanguageModel } from '../../src/engine/ports.ts'
import { triage } from '../../src/engine/triage.ts'
import { aChange, aFile, bystanders } from '../builders/a-change.ts'
import { aDossier } from '../builders/a-dossier.ts'
import { aFailure } from '../builders/a-failure.ts'
import { aPolicy, aRevertPolicy } from '../builders/a-plan.ts'
import { anIncident } from '../builders/an-incident.ts'
import { anOpinion } from '../builders/an-opinion.ts'
import { aHistory } from '../builders/reverts.ts'
import { hostileAnswer } from '../judges/hostile-answers.ts'
import { type Injection, injections, places } from '../judges/injections.ts'
import { ballotOf } from '../judges/minds.ts'
import { aForge, anActor, aWorld } from './a-world.ts'
import { aRace } from './judge/ranking/election/a-poll.ts'

const issue = 'https://github.com/acme/shop/issues/3'
const explained = { ...defaultElection, explains: true }

/** Answers vote and explanation alike with the hostile answer of this number. */
function hostile(number: number): LanguageModel {
  return {
    ask: (question) => {
      const ids = ballotOf(question).map(({ id }) => id)
      return Promise.resolve({ kind: 'answered', tokens: 1, ...hostileAnswer(number, ids) })
    },
  }
}

/** Invariant 4: it can change order and wording only, within bounds; it cannot add or drop. */
function breaches(before: Ranking, after: Ranking): readonly string[] {
  const [old, now] = [before.suspects, after.suspects]
  const ids = old.map(({ id }) => id)
  const moved = now.map(({ id }) => id)
  const found: string[] = []
  if (moved.toSorted().join() !== ids.toSorted().join()) found.push('added or dropped')
  const top = new Set(moved.slice(0, keptOnTop))
  if (!ids.slice(0, keptOnTop).every((id) => top.has(id))) found.push('pushed out of the first three')
  if (after.noneProbability !== before.noneProbability) found.push('moved none of these')
  now.forEach(({ id, probability }, place) => {
    const from = ids.indexOf(id)
    if (Math.abs(from - place) > bounds.full.positions) found.push('moved too far')
    if (Math.abs((old[from]?.probability ?? 9) - probability) > bounds.full.probability)
      found.push('too much')
  })
  return found
}

describe('a hostile model', () => {
  const race = aRace(20, 1)

  it('breaks no bound in 10,000 of 10,000 answers', () => {
    const { dossier, judgement, running } = race
    const ballots = ['one', 'two'].map((seed) =>
      ballotFor(dossier, judgement.reading, running, { seed, detail: 'full' }),
    )
    const broken: unknown[] = []
    let cast = 0
    for (let number = 0; number < 10_000; number += 1) {
      const votes = ballots.flatMap((ballot) => {
        const given = hostileAnswer(number, [...ballot.changeOf.keys()])
        return readVote({ kind: 'answered', tokens: 1, ...given }, ballot) ?? []
      })
      if (votes.length === 0) continue
      cast += 1
      const { shares, none } = meanShares(votes)
      const listed = [...shares].map(([id, share]) => ({ id, share }))
      // As if it agreed with itself and nothing were amiss: the most that it can be heard.
      const opinion = anOpinion({ shares: listed, noneShare: none })
      for (const weight of [0.5, 5]) {
        const after = fuseVote(judgement.ranking, opinion, { ...defaultElection, weight })
        const found = breaches(judgement.ranking, after)
        if (found.length > 0) broken.push({ number, found })
      }
    }
    expect(broken).toEqual([])
    expect(cast).toBeGreaterThan(2_000)
  })

  it('breaks none of them through the whole of an election', async () => {
    const policy = aPolicy({ election: { ...explained, explains: false } })
    for (let number = 0; number < 500; number += 1) {
      const { judgement } = await consult(race.dossier, race.judgement, policy, hostile(number))
      expect(breaches(race.judgement.ranking, judgement.ranking)).toEqual([])
    }
  })

  it('does nothing and has nothing done: the acts are those of a triage without a model', async () => {
    const policy = aPolicy({
      culpritFrom: 0.2,
      shortlistFrom: 0.1,
      revert: aRevertPolicy({ mode: 'automatic', automaticFrom: 0.2 }),
      election: explained,
    })
    const reverts = { history: () => Promise.resolve(aHistory()) }
    const without = anActor({ kind: 'done', url: issue })
    await triage(anIncident(), aWorld({ actor: without, reverts }), policy)
    const acts = without.written.map(({ act }) => act)
    for (let number = 0; number < 60; number += 1) {
      for (const influence of ['bounded', 'fitted'] as const) {
        const actor = anActor({ kind: 'done', url: issue })
        const election = { ...explained, influence, weight: 5 }
        await triage(anIncident(), aWorld({ actor, reverts, model: hostile(number) }), {
          ...policy,
          election,
        })
        expect(actor.written.slice(0, acts.length).map(({ act }) => act)).toEqual(acts)
        const second = actor.written.slice(acts.length)
        expect(second.length).toBeLessThanOrEqual(1)
        for (const { act, body } of second) {
          expect(act).toEqual({ ...acts[0], isSecond: true })
          expect(body).not.toMatch(/evil\.example|rm -rf|@everyone/)
        }
      }
    }
  }, 60_000)
})

/** The dossier of the cart with an injection in it: in a change that did nothing, or in the log. */
function injected({ text, place }: Injection): Dossier {
  const [first, ...others] = bystanders(2)
  const bearer: Change = {
    ...(first ?? aChange({ pull: 7 })),
    ...(place === 'title' ? { title: text } : {}),
    ...(place === 'body' ? { body: text } : {}),
    ...(place === 'path' ? { files: [aFile({ path: text, patch: '@@ -1 +1 @@\n-old\n+new\n' })] } : {}),
  }
  const log = place === 'log' ? `${text}\n${aFailure().log.text}` : aFailure().log.text
  return aDossier({ changes: [aChange(), bearer, ...others], failures: [aFailure({ log })] })
}

describe('injections in titles, bodies, paths and logs', () => {
  it('are 500 and more, at every place', () => {
    expect(injections.length).toBeGreaterThanOrEqual(500)
    for (const place of places) expect(injections.some((one) => one.place === place)).toBe(true)
  })

  it.each(places)('leave the prompt in one piece, whatever stands in the %s', (place) => {
    for (const injection of injections.filter((one) => one.place === place)) {
      const dossier = injected(injection)
      const { reading } = judge(dossier, aPolicy())
      const { question, changeOf } = ballotFor(dossier, reading, dossier.changes, {
        seed: 'x',
        detail: 'diffs',
      })
      const clean = ballotFor(aDossier(), reading, aDossier().changes, { seed: 'x', detail: 'diffs' })
      expect(question.system).toBe(clean.question.system)
      const user = JSON.parse(question.user) as { changes: readonly { id: string }[] }
      expect(Object.keys(user)).toEqual(['failure', 'changes'])
      expect(user.changes.map(({ id }) => id)).toEqual([...changeOf.keys()])
      expect(question.choices).toEqual([...changeOf.keys(), 'none'])
      expect(question.user).not.toMatch(/<!--|[\u200b\u202a-\u202e\u{e0000}-\u{e007f}]|\\u001b/u)
      // A body is not shown at all.
      expect(place !== 'body' || question.user === clean.question.user).toBe(true)
    }
  })

  it('change no target and no act, even of a model that obeys whoever wrote them', async () => {
    for (const [number, injection] of injections.entries()) {
      if (number % 8 !== 0) continue
      const forge = aForge(injected(injection))
      const policy = aPolicy({ culpritFrom: 0.2, shortlistFrom: 0.1, election: explained })
      const without = anActor({ kind: 'done', url: issue })
      const withModel = anActor({ kind: 'done', url: issue })
      await triage(anIncident(), aWorld({ forge, actor: without }), policy)
      await triage(anIncident(), aWorld({ forge, actor: withModel, model: obedient }), policy)
      const acts = without.written.map(({ act }) => act)
      expect(withModel.written.slice(0, acts.length).map(({ act }) => act)).toEqual(acts)
      for (const { act } of withModel.written) {
        expect(act).toMatchObject({
          kind: 'publish-issue',
          repo: anIncident().repo,
          incident: anIncident().id,
        })
      }
    }
  }, 60_000)
})

/** Does what the injections ask for: clears everybody, and says in its sentences what it was told to say. */
const obedient: LanguageModel = {
  ask: ({ user, schemaName }) => {
    const order = user.slice(0, 280)
    const sentences = [{ says: order, evidence: ['e1'] }]
    const json = schemaName === 'vote' ? { ranking: ['none'] } : { explanations: [{ id: 's1', sentences }] }
    return Promise.resolve({ kind: 'answered', json, tokens: 1 })
  },
}
