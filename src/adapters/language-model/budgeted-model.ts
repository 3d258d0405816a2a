import {
  type ModelPrice,
  type ModelUsage,
  type Purse,
  type Spending,
  spendingOf,
} from '../../engine/model/model-spending.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion, SpendLedger } from '../../engine/ports.ts'
import { answerTokens, mostTokens } from './count-tokens.ts'
import { notAsked } from './failed-answer.ts'

export type Budget = {
  readonly purses: readonly Purse[]
  readonly ledger: SpendLedger
  /** Null: not known, so that only tokens can be limited. */
  readonly price: ModelPrice | null
}

/** What one question costs at most, as it is set aside before the question is asked. */
export function worstUsage(question: ModelQuestion): ModelUsage {
  return { inputTokens: mostTokens(question), outputTokens: answerTokens }
}

/**
 * A model that is asked only while every purse holds something. What a question may cost at most is set aside before it
 * is asked, so that questions side by side go beyond an allowance by one of them at most. Where the provider does not
 * say what it used, all that was set aside counts as spent.
 */
export function budgetedModel(inner: LanguageModel, { purses, ledger, price }: Budget): LanguageModel {
  const underWay = new Set<Promise<ModelAnswer>>()
  let turn: Promise<unknown> = Promise.resolve()

  /** What others set aside comes back in their own time: we wait for questions of ours only. */
  async function emptyPurse(most: Spending): Promise<Purse | null> {
    for (;;) {
      const answer = await ledger.setAside(purses, most)
      if (answer.kind === 'set-aside') return null
      if (answer.kind === 'used-up' || underWay.size === 0) return answer.purse
      await Promise.race(underWay)
    }
  }

  async function begin(question: ModelQuestion): Promise<{ readonly answer: Promise<ModelAnswer> }> {
    const most = spendingOf(worstUsage(question), price)
    const empty = await emptyPurse(most)
    if (empty !== null) return { answer: Promise.resolve(notAsked(`the budget of ${empty.says} is used up`)) }
    const answer = inner.ask(question).then(async (given) => {
      await ledger.settle(purses, most, given.usage === undefined ? most : spendingOf(given.usage, price))
      return given
    })
    underWay.add(answer)
    void answer.then(
      () => underWay.delete(answer),
      () => underWay.delete(answer),
    )
    return { answer }
  }

  return {
    ...inner,
    ask: async (question) => {
      // One after the other, so that a question knows of all before it.
      const begun = turn.then(async () => await begin(question))
      turn = begun.catch(() => undefined)
      return await (
        await begun
      ).answer
    },
  }
}
