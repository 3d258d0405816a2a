import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { budgetedModel, worstUsage } from '../../../src/adapters/language-model/budgeted-model.ts'
import { memoryLedger } from '../../../src/adapters/language-model/memory-ledger.ts'
import type { Allowance, Purse } from '../../../src/engine/model/model-spending.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../../src/engine/ports.ts'

const question: ModelQuestion = { system: 's', user: 'u', schemaName: 'vote', schema: {} }
const price = { input: 1, output: 10 }

function purse(allowance: Partial<Allowance>, key = 'incident/1'): Purse {
  return { key, says: `purse ${key}`, allowance: { tokens: null, dollars: null, ...allowance } }
}

/** A model whose every answer uses so many tokens; null: it does not say. Counts how often it is asked. */
function costing(tokens: number | null): LanguageModel & { readonly asked: () => number } {
  let asked = 0
  return {
    asked: () => asked,
    ask: async (): Promise<ModelAnswer> => {
      asked += 1
      await new Promise((resolve) => setImmediate(resolve))
      return tokens === null
        ? { kind: 'failed', because: 'no answer', tokens: 0, fault: 'endpoint' }
        : { kind: 'answered', json: {}, tokens, usage: { inputTokens: tokens, outputTokens: 0 } }
    },
  }
}

async function askAtOnce(model: LanguageModel, times: number): Promise<readonly ModelAnswer[]> {
  return await Promise.all(Array.from({ length: times }, async () => await model.ask(question)))
}

describe('a budget', () => {
  test('is used up after so many tokens, and says whose it is', async () => {
    const inner = costing(100)
    const model = budgetedModel(inner, {
      purses: [purse({ tokens: 250 })],
      ledger: memoryLedger(),
      price: null,
    })
    const answers = await askAtOnce(model, 10)
    expect(inner.asked()).toBe(3)
    expect(answers[9]).toMatchObject({
      kind: 'failed',
      because: 'the budget of purse incident/1 is used up',
      fault: 'not-asked',
      tokens: 0,
    })
  })

  test('counts money by the price table', async () => {
    const inner = costing(1_000_000)
    const purses = [purse({ dollars: 2 })]
    const model = budgetedModel(inner, { purses, ledger: memoryLedger(), price })
    for (let times = 0; times < 9; times += 1) await model.ask(question)
    expect(inner.asked()).toBe(2)
  })

  test('of one purse stops questions that others would pay', async () => {
    const ledger = memoryLedger()
    const inner = costing(100)
    const purses = [purse({}, 'incident/2'), purse({ tokens: 100 }, 'all/2026-03-02')]
    await askAtOnce(budgetedModel(inner, { purses, ledger, price: null }), 5)
    const other = budgetedModel(inner, {
      purses: [purse({}, 'incident/3'), ...purses.slice(1)],
      ledger,
      price: null,
    })
    expect(await other.ask(question)).toMatchObject({
      because: 'the budget of purse all/2026-03-02 is used up',
    })
    expect(inner.asked()).toBe(1)
  })

  test('counts the most that a question can cost where nobody says what it did', async () => {
    const worst = worstUsage(question)
    const most = worst.inputTokens + worst.outputTokens
    const inner = costing(null)
    await askAtOnce(
      budgetedModel(inner, { purses: [purse({ tokens: most * 2 })], ledger: memoryLedger(), price: null }),
      9,
    )
    expect(inner.asked()).toBe(2)
  })

  test('holds over a thousand incidents a day', async () => {
    const ledger = memoryLedger()
    const inner = costing(700)
    for (let incident = 0; incident < 1_000; incident += 1) {
      const purses = [
        purse({ tokens: 2_000 }, `incident/${incident}`),
        purse({ tokens: 100_000 }, 'all/2026-03-02'),
      ]
      await askAtOnce(budgetedModel(inner, { purses, ledger, price: null }), 5)
    }
    expect(inner.asked() * 700).toBeGreaterThanOrEqual(100_000)
    expect(inner.asked() * 700).toBeLessThan(100_000 + 700)
  })

  test.prop([fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 30 }), fc.nat(20_000)], {
    numRuns: 200,
  })('is never exceeded by more than one question, however many run side by side', async (costs, most) => {
    let [at, spent, largest] = [0, 0, 0]
    const inner: LanguageModel = {
      ask: async () => {
        const tokens = costs[at++ % costs.length] ?? 1
        for (let turn = 0; turn < tokens % 5; turn += 1) await Promise.resolve()
        spent += tokens
        largest = Math.max(largest, tokens)
        return { kind: 'answered', json: {}, tokens, usage: { inputTokens: tokens, outputTokens: 0 } }
      },
    }
    const model = budgetedModel(inner, {
      purses: [purse({ tokens: most })],
      ledger: memoryLedger(),
      price: null,
    })
    await askAtOnce(model, 40)
    expect(spent).toBeLessThan(most + Math.max(1, largest))
  })
})
