import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { decisionsModel } from '../../../src/adapters/language-model/decisions-model.ts'
import { shutdownDate } from '../../../src/adapters/language-model/shutdown-date.ts'
import type { ModelQuestion } from '../../../src/engine/ports.ts'
import { judgeServer, type JudgeServer } from '../../judges/judge-server.ts'
import { perfectMind } from '../../judges/minds.ts'

const question: ModelQuestion = {
  system: 'Which one?',
  user: JSON.stringify({
    changes: [
      { id: 'bcd', title: 'Tidy' },
      { id: 'fgh', title: 'Break' },
    ],
  }),
  schemaName: 'vote',
  schema: {},
  choices: ['bcd', 'fgh', 'none'],
}

let server: JudgeServer

beforeEach(async () => {
  server = await judgeServer({ mind: perfectMind(({ title }) => title === 'Break') })
})

afterEach(async () => {
  await server[Symbol.asyncDispose]()
})

const settings = () => ({ apiKey: 'k', baseUrl: server.baseUrl, model: 'judge-1', timeoutMs: 1_500 })

describe('a voter behind the Decisions endpoint', () => {
  test('gives a probability for each choice and ranks by it', async () => {
    expect(await decisionsModel(settings()).ask(question)).toEqual({
      kind: 'answered',
      json: { ranking: ['fgh', 'none', 'bcd'] },
      tokens: 300,
      usage: { inputTokens: 300, outputTokens: 0 },
      likely: { bcd: 0, fgh: 0.5, none: 0.25 },
    })
  })

  test('answers no other question', async () => {
    const { choices: _, ...open } = question
    expect(await decisionsModel(settings()).ask(open)).toMatchObject({ kind: 'failed', fault: 'not-asked' })
    expect(server.requests()).toBe(0)
  })

  test.each([
    ['a server that has none', { status: 404, body: '{}' }, 'the endpoint answered 404'],
    ['another form', { status: 200, body: '{"answers":[]}' }, 'the endpoint did not send a decision'],
    [
      'a refusal',
      { status: 200, body: '{"answers":[{"type":"refusal","name":null}]}' },
      'the model declined to answer',
    ],
  ])('fails in words on %s', async (_, broken, because) => {
    server.traits = { ...server.traits, broken }
    expect(await decisionsModel(settings()).ask(question)).toMatchObject({ kind: 'failed', because })
  })
})

describe('the date on which a model is shut down', () => {
  test('is what the list of models says', async () => {
    server.traits = { ...server.traits, shutdown: '2026-12-11' }
    expect(await shutdownDate(settings())).toBe('2026-12-11T00:00:00.000Z')
  })

  test.each([
    ['none is announced', {}],
    ['it is no date', { shutdown: 'soon' }],
    ['the endpoint keeps no list', { broken: { status: 404, body: '{}' } }],
  ])('is null where %s', async (_, traits) => {
    server.traits = { ...server.traits, ...traits }
    expect(await shutdownDate(settings())).toBeNull()
  })
})
