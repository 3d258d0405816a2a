import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { answerFolder } from '../../../src/adapters/language-model/answer-folder.ts'
import { cachedModel } from '../../../src/adapters/language-model/cached-model.ts'
import { openAiModel } from '../../../src/adapters/language-model/openai-model.ts'
import { questionHash } from '../../../src/adapters/language-model/question-hash.ts'
import type { ModelQuestion } from '../../../src/engine/ports.ts'
import { saying, scriptedServer } from './scripted-server.ts'

const question: ModelQuestion = { system: 's', user: 'u', schemaName: 'vote', schema: { type: 'object' } }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answer-folder-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('answers in a folder', () => {
  test('are replayed when the server is gone, to the same questions only', async () => {
    const server = await scriptedServer(saying('{"ranking":["bcd"]}'))
    const settings = { apiKey: 'k', baseUrl: server.baseUrl, model: 'm' }
    const model = (name = 'm') =>
      cachedModel(openAiModel({ ...settings, model: name }), answerFolder(folder), [server.baseUrl, name])
    const answer = await model().ask(question)
    await server[Symbol.asyncDispose]()
    expect(answer).toMatchObject({ kind: 'answered', json: { ranking: ['bcd'] } })
    expect(await model().ask(question)).toMatchObject({ kind: 'answered', json: { ranking: ['bcd'] } })
    expect((await model('n').ask(question)).kind).toBe('failed')
    expect((await model().ask({ ...question, user: 'v' })).kind).toBe('failed')
  })

  test('may be kept by several at once, and leave nothing half written behind', async () => {
    const answer = { kind: 'answered', json: { ranking: ['bcd'] }, tokens: 3 } as const
    const hash = questionHash(question)
    await Promise.all(Array.from({ length: 20 }, async () => await answerFolder(folder).keep(hash, answer)))
    expect(await readdir(folder)).toEqual([`${hash}.json`])
    expect(await answerFolder(folder).find(hash)).toEqual(answer)
    expect(await answerFolder(folder).find('b'.repeat(64))).toBeNull()
  })

  test('that were spoilt count as not there', async () => {
    const inner = {
      ask: async () => await Promise.resolve({ kind: 'answered', json: {}, tokens: 7 } as const),
    }
    const model = cachedModel(inner, answerFolder(folder), [])
    await model.ask(question)
    for (const name of await readdir(folder)) await writeFile(join(folder, name), '{"kind":"answ')
    expect(await model.ask(question)).toMatchObject({ tokens: 7 })
  })
})

test.each<[string, Partial<ModelQuestion>]>([
  ['system text', { system: 't' }],
  ['user text', { user: 'v' }],
  ['schema', { schema: { type: 'array' } }],
  ['choice', { choices: ['a'] }],
])('a question with another %s has another hash', (_, over) => {
  expect(questionHash({ ...question, ...over })).not.toBe(questionHash(question))
})
