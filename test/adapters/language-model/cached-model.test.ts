import { expect, test } from 'vitest'

import { cachedModel } from '../../../src/adapters/language-model/cached-model.ts'
import { uselessAnswer } from '../../../src/adapters/language-model/failed-answer.ts'
import type { AnswerCache, LanguageModel, ModelAnswer, ModelQuestion } from '../../../src/engine/ports.ts'

const question: ModelQuestion = {
  system: 's',
  user: 'u',
  schemaName: 'vote',
  schema: {},
  choices: ['bcd', 'none'],
}
const answer: ModelAnswer = {
  kind: 'answered',
  json: { ranking: ['bcd'] },
  tokens: 9,
  usage: { inputTokens: 7, outputTokens: 2 },
  likely: { bcd: 0.9 },
}

function counting(given: ModelAnswer): LanguageModel & { readonly asked: () => number } {
  let asked = 0
  return { asked: () => asked, ask: () => Promise.resolve(((asked += 1), given)) }
}

/** Keeps text, as a database does. */
function aCache(): AnswerCache & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    find: (hash) => Promise.resolve(JSON.parse(kept.get(hash) ?? 'null') as unknown),
    keep: (hash, one) => Promise.resolve(void kept.set(hash, JSON.stringify(one))),
  }
}

test('the same question is asked once, and then costs nothing', async () => {
  const [inner, cache] = [counting(answer), aCache()]
  const model = cachedModel(inner, cache, [null, 'judge-1'])
  expect(await model.ask(question)).toEqual(answer)
  expect(await model.ask(question)).toEqual({
    ...answer,
    tokens: 0,
    usage: { inputTokens: 0, outputTokens: 0 },
  })
  expect(inner.asked()).toBe(1)
})

test('another question, model or endpoint is asked anew', async () => {
  const [inner, cache] = [counting(answer), aCache()]
  await cachedModel(inner, cache, [null, 'judge-1']).ask(question)
  await cachedModel(inner, cache, [null, 'judge-2']).ask(question)
  await cachedModel(inner, cache, ['http://own/v1', 'judge-1']).ask(question)
  await cachedModel(inner, cache, [null, 'judge-1']).ask({ ...question, user: 'v' })
  await cachedModel(inner, cache, [null, 'judge-1']).ask({ ...question, choices: ['fgh', 'none'] })
  expect(inner.asked()).toBe(5)
})

test('failures are not kept, and what the cache holds is checked', async () => {
  const [failing, cache] = [counting(uselessAnswer('no', null)), aCache()]
  const model = cachedModel(failing, cache, [])
  await model.ask(question)
  await model.ask(question)
  expect(failing.asked()).toBe(2)
  const good = cachedModel(counting(answer), cache, [])
  await good.ask(question)
  for (const hash of cache.kept.keys()) cache.kept.set(hash, '{"kind":"answered","tokens":-4}')
  expect(await good.ask(question)).toEqual(answer)
})

test('a cache that fails is no cache', async () => {
  const broken: AnswerCache = {
    find: () => Promise.reject(new Error('gone')),
    keep: () => Promise.reject(new Error('gone')),
  }
  expect(await cachedModel(counting(answer), broken, []).ask(question)).toEqual(answer)
})
