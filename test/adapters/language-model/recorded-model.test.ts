import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { openAiModel } from '../../../src/adapters/language-model/openai-model.ts'
import {
  questionHash,
  recordedModel,
  recordingModel,
} from '../../../src/adapters/language-model/recorded-model.ts'
import type { ModelQuestion } from '../../../src/engine/ports.ts'
import { saying, scriptedServer } from './scripted-server.ts'

const question: ModelQuestion = { system: 's', user: 'u', schemaName: 'vote', schema: { type: 'object' } }

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recorded-model-'))
  file = join(folder, 'answers.json')
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

describe('a recorded model', () => {
  test('replays what a live model answered, without it', async () => {
    const server = await scriptedServer(saying('{"ranking":["bcd"]}'))
    const live = recordingModel(openAiModel({ apiKey: 'k', baseUrl: server.baseUrl, model: 'm' }))
    const answer = await live.ask(question)
    await server[Symbol.asyncDispose]()
    await writeFile(file, live.recording())
    expect(answer.kind).toBe('answered')
    expect(await (await recordedModel(file)).ask(question)).toEqual(answer)
  })

  test.each<[string, Partial<ModelQuestion>]>([
    ['system text', { system: 't' }],
    ['user text', { user: 'v' }],
    ['schema', { schema: { type: 'array' } }],
  ])('has no answer to a question with another %s', async (_, over) => {
    const answers = { [questionHash(question)]: { kind: 'answered', json: {}, tokens: 1 } }
    await writeFile(file, JSON.stringify({ version: 1, answers }))
    const model = await recordedModel(file)
    expect((await model.ask(question)).kind).toBe('answered')
    expect((await model.ask({ ...question, ...over })).kind).toBe('failed')
  })

  test('writes a recording in the same order whatever the order of the questions', async () => {
    const silent = { ask: () => Promise.resolve({ kind: 'failed' as const, because: 'x', tokens: 0 }) }
    const [one, other] = [recordingModel(silent), recordingModel(silent)]
    for (const user of ['a', 'b', 'c']) await one.ask({ ...question, user })
    for (const user of ['c', 'a', 'b']) await other.ask({ ...question, user })
    expect(one.recording()).toBe(other.recording())
  })

  test('refuses a file that is missing or no recording', async () => {
    await expect(recordedModel(file)).rejects.toMatchObject({ name: 'Refusal', kind: 'not-found' })
    await writeFile(file, '{"version":2,"answers":{}}')
    await expect(recordedModel(file)).rejects.toMatchObject({ name: 'Refusal', kind: 'bad-input' })
    await writeFile(file, 'no json')
    await expect(recordedModel(file)).rejects.toMatchObject({ name: 'Refusal', kind: 'bad-input' })
  })
})
