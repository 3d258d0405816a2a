import { expect, it } from 'vitest'

import { consult } from '../../../src/engine/judge/consult.ts'
import { defaultElection } from '../../../src/engine/model/opinion.ts'
import { nothingTold } from '../../../src/engine/model/told.ts'
import type { LanguageModel } from '../../../src/engine/ports.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aPart, aRanking, aSilentVerdict, aSuspect } from '../../builders/a-judgement.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aChangeId } from '../../builders/ids.ts'
import { aModel } from '../a-world.ts'

const dossier = aDossier()
const [culprit, second] = dossier.changes
const close = aJudgement({
  ranking: aRanking({
    suspects: dossier.changes.map(({ id }, place) => aSuspect({ id, probability: 0.4 - place / 10 })),
    noneProbability: 0.1,
  }),
  verdict: { kind: 'shortlist', ids: dossier.changes.map(({ id }) => id) },
})

/** A model that votes for one change, which it finds by its title in the question. */
function votingFor(title: string | undefined): LanguageModel {
  return {
    ask: ({ user }) => {
      const { changes } = JSON.parse(user) as { changes: readonly { id: string; title: string }[] }
      const id = changes.find((change) => change.title === title)?.id
      return Promise.resolve({ kind: 'answered', json: { ranking: [id] }, tokens: 10 })
    },
  }
}

const policy = aPolicy({ election: { ...defaultElection, explains: false } })

it('asks nobody without a model', async () => {
  expect(await consult(dossier, close, policy, null)).toEqual({ judgement: close, tokens: 0 })
})

it('asks nobody about a verdict of silence, or once maintainers said what it was', async () => {
  const [silent, model] = [aJudgement({ verdict: aSilentVerdict() }), aModel()]
  expect(await consult(dossier, silent, policy, model)).toEqual({ judgement: silent, tokens: 0 })
  for (const told of [{ confirmed: [culprit?.id ?? aChangeId('x')] }, { none: true }, { flaky: true }]) {
    const { judgement } = await consult(dossier, close, policy, model, { ...nothingTold, ...told })
    expect(judgement).toBe(close)
  }
  expect(model.asked).toEqual([])
})

it('asks about no change that a maintainer cleared', async () => {
  const model = aModel()
  const told = { ...nothingTold, cleared: second === undefined ? [] : [second.id] }
  await consult(dossier, close, policy, model, told)
  expect(model.asked).toHaveLength(2)
  for (const user of model.asked) expect(user).not.toContain(second?.title)
})

it('decides again by the thresholds over the order that the vote left', async () => {
  const model = votingFor(second?.title)
  const { judgement, tokens } = await consult(dossier, close, { ...policy, culpritFrom: 0.35 }, model)
  expect(judgement.ranking.suspects.map(({ id }) => id).slice(0, 2)).toEqual([second?.id, culprit?.id])
  expect(judgement.verdict).toEqual({ kind: 'culprit', id: second?.id })
  expect(judgement.reading).toBe(close.reading)
  expect(judgement.opinion).toMatchObject({ asked: 2, answered: 2, influence: 'full', agreement: 1 })
  expect(tokens).toBe(20)
})

it('asks about as many changes, as often, as the policy says', async () => {
  const model = aModel()
  const election = { ...defaultElection, candidates: 2, repeats: 4, explains: false }
  const { judgement } = await consult(dossier, close, aPolicy({ election }), model)
  expect(judgement.opinion).toMatchObject({ asked: 4, candidates: 2 })
})

it('asks for an explanation where it is wanted and there is something to explain', async () => {
  const model = aModel()
  await consult(dossier, close, aPolicy(), model)
  expect(model.asked).toHaveLength(3)
  expect(model.asked[2]).toContain('"suspects"')
})

it('names no culprit of all by a vote where the failures fall into parts', async () => {
  const parts = [culprit, second].flatMap((change) =>
    change === undefined
      ? []
      : [aPart({ ranking: { suspects: [aSuspect({ id: change.id })], noneProbability: 0.1 } })],
  )
  const model = votingFor(second?.title)
  const { judgement } = await consult(dossier, { ...close, parts }, { ...policy, culpritFrom: 0.35 }, model)
  expect(judgement.verdict).toEqual({ kind: 'shortlist', ids: [second?.id, culprit?.id] })
  expect(judgement.parts).toBe(parts)
})
