import { describe, expect, it } from 'vitest'

import { explainSuspects } from '../../../../src/engine/judge/explanation/explain-suspects.ts'
import type { LanguageModel } from '../../../../src/engine/ports.ts'
import { aChange } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aRanking } from '../../../builders/a-judgement.ts'
import { anOpinion } from '../../../builders/an-opinion.ts'

const sentence = 'The change rewrote line 41 of src/cart/total.ts, where the error was raised.'

function saying(json: unknown): LanguageModel & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    ask: ({ user }) => {
      asked.push(user)
      return Promise.resolve({ kind: 'answered', json, tokens: 7 })
    },
  }
}

function explanationOf(says: string, evidence: readonly unknown[] = ['e1'], id: unknown = 's1'): unknown {
  return { explanations: [{ id, sentences: [{ says, evidence }] }] }
}

async function explained(model: LanguageModel, opinion = anOpinion()) {
  return await explainSuspects(aDossier(), aRanking(), { model, wanted: true, opinion })
}

describe('explaining suspects', () => {
  it('gives a sentence that passed every check, and what it cost', async () => {
    const model = saying(explanationOf(sentence))
    expect(await explained(model)).toEqual({
      explanations: [{ id: aChange().id, says: sentence }],
      tokens: 7,
    })
    expect(JSON.parse(model.asked[0] ?? '')).toMatchObject({
      suspects: [{ id: 's1', evidence: [{ number: 'e1', line: 41 }] }],
    })
  })

  it.each([
    ['another sentence', explanationOf('Mona broke it.')],
    ['evidence that we do not hold', explanationOf(sentence, ['e2'])],
    ['evidence beside it that we do not hold', explanationOf(sentence, ['e1', 'e9'])],
    ['no evidence', explanationOf(sentence, [])],
    ['another suspect', explanationOf(sentence, ['e1'], 's2')],
    ['a suspect with a name of every object', explanationOf(sentence, ['e1'], 'constructor')],
    ['numbers that are none', explanationOf(sentence, [1, null, '__proto__'])],
    ['nothing', null],
    ['a list', [sentence]],
    ['text', sentence],
  ])('keeps to our own sentences where the model gives %s', async (_, json) => {
    expect((await explained(saying(json))).explanations).toEqual([])
  })

  it('asks nobody where it is not wanted, the model just failed, or there is nothing to explain', async () => {
    const model = saying(explanationOf(sentence))
    const [dossier, opinion] = [aDossier(), anOpinion()]
    const bare = aRanking({ suspects: aRanking().suspects.map((one) => ({ ...one, evidence: [] })) })
    await explainSuspects(dossier, aRanking(), { model, wanted: false, opinion })
    await explainSuspects(dossier, aRanking(), { model, wanted: true, opinion: anOpinion({ answered: 0 }) })
    await explainSuspects(dossier, bare, { model, wanted: true, opinion })
    expect(model.asked).toEqual([])
  })
})
