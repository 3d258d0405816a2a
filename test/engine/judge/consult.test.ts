import { expect, it } from 'vitest'

import { consult } from '../../../src/engine/judge/consult.ts'
import type { LanguageModel } from '../../../src/engine/ports.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aPart, aRanking, aSilentVerdict, aSuspect } from '../../builders/a-judgement.ts'
import { aPolicy } from '../../builders/a-plan.ts'
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

it('asks nobody without a model', async () => {
  expect(await consult(dossier, close, aPolicy(), null)).toEqual({ judgement: close, tokens: 0 })
})

it('asks nobody about a verdict of silence', async () => {
  const [silent, model] = [aJudgement({ verdict: aSilentVerdict() }), aModel()]
  expect(await consult(dossier, silent, aPolicy(), model)).toEqual({ judgement: silent, tokens: 0 })
  expect(model.asked).toEqual([])
})

it('decides again by the thresholds over the order that the vote left', async () => {
  const model = votingFor(second?.title)
  const { judgement, tokens } = await consult(dossier, close, aPolicy({ culpritFrom: 0.35 }), model)
  expect(judgement.ranking.suspects.map(({ id }) => id).slice(0, 2)).toEqual([second?.id, culprit?.id])
  expect(judgement.verdict).toEqual({ kind: 'culprit', id: second?.id })
  expect(judgement.reading).toBe(close.reading)
  expect(tokens).toBe(10)
})

it('names no culprit of all by a vote where the failures fall into parts', async () => {
  const parts = [culprit, second].flatMap((change) =>
    change === undefined
      ? []
      : [aPart({ ranking: { suspects: [aSuspect({ id: change.id })], noneProbability: 0.1 } })],
  )
  const model = votingFor(second?.title)
  const { judgement } = await consult(dossier, { ...close, parts }, aPolicy({ culpritFrom: 0.35 }), model)
  expect(judgement.verdict).toEqual({ kind: 'shortlist', ids: [second?.id, culprit?.id] })
  expect(judgement.parts).toBe(parts)
})
