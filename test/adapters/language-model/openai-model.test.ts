import type { ServerResponse } from 'node:http'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { openAiModel } from '../../../src/adapters/language-model/openai-model.ts'
import type { LanguageModel, ModelQuestion } from '../../../src/engine/ports.ts'
import { completion, saying, scriptedServer, send, type ScriptedServer } from './scripted-server.ts'

const question: ModelQuestion = {
  system: 'Rank the changes.',
  user: '{"changes":[]}',
  schemaName: 'vote',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { ranking: { type: 'array', items: { type: 'string' }, minItems: 1 } },
    required: ['ranking'],
    additionalProperties: false,
  },
}

let server: ScriptedServer

beforeEach(async () => {
  server = await scriptedServer(saying('{"ranking":["bcd"]}'))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await server[Symbol.asyncDispose]()
})

function modelOf(over: { readonly timeoutMs?: number; readonly apiKey?: string } = {}): LanguageModel {
  return openAiModel({ apiKey: 'key-1', baseUrl: server.baseUrl, model: 'judge-1', ...over })
}

describe('asking', () => {
  test('gives the JSON of the answer and what it cost', async () => {
    expect(await modelOf().ask(question)).toEqual({
      kind: 'answered',
      json: { ranking: ['bcd'] },
      tokens: 42,
      usage: { inputTokens: 30, outputTokens: 12 },
    })
  })

  test('sends the configured model, both texts, a bounded answer and the schema without disputed keywords', async () => {
    await modelOf().ask(question)
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toMatchObject({
      model: 'judge-1',
      messages: [
        { role: 'system', content: 'Rank the changes.' },
        { role: 'user', content: '{"changes":[]}' },
      ],
      max_completion_tokens: 4_096,
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'vote',
          strict: true,
          schema: {
            type: 'object',
            properties: { ranking: { type: 'array', items: { type: 'string' } } },
            required: ['ranking'],
            additionalProperties: false,
          },
        },
      },
    })
    expect(JSON.stringify(server.asked[0])).not.toMatch(/minItems|\$schema|temperature/)
    expect(server.asked[0]?.headers.authorization).toBe('Bearer key-1')
  })

  test('takes neither key, nor organization, nor endpoint from the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'from-the-environment')
    vi.stubEnv('OPENAI_ORG_ID', 'org-from-the-environment')
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-from-the-environment')
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/v1')
    expect(await modelOf({ apiKey: '' }).ask(question)).toMatchObject({ kind: 'answered' })
    expect(JSON.stringify(server.asked[0]?.headers)).not.toContain('from-the-environment')
  })
})

describe('servers that lack structured output', () => {
  test('are asked for a JSON object with the schema in words, and from then on at once', async () => {
    server.play = (asked, response) => {
      if (asked.response_format?.type === 'json_schema')
        send(response, 400, { error: { message: 'unknown type' } })
      else send(response, 200, completion('{"ranking":["fgh"]}'))
    }
    const model = modelOf()
    expect(await model.ask(question)).toMatchObject({ kind: 'answered', json: { ranking: ['fgh'] } })
    await model.ask(question)
    expect(server.asked.map((one) => one.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ])
    expect(server.asked[1]?.messages[0]?.content).toContain('"additionalProperties":false')
  })

  test.each([
    ['in a code fence', 'Here you are:\n```json\n{"ranking": ["fgh"]}\n```\n'],
    ['after thoughts', '<think>maybe {"ranking": []}?</think>{"ranking": ["fgh"]}'],
    ['between words', 'I think {"ranking": ["fgh"]} is right.'],
  ])('are asked in plain words in the end, and may answer %s', async (_, content) => {
    server.play = (asked, response) => {
      if (asked.response_format === undefined) send(response, 200, completion(content))
      else send(response, 422, { detail: 'extra fields not permitted' })
    }
    expect(await modelOf().ask(question)).toEqual({
      kind: 'answered',
      json: { ranking: ['fgh'] },
      tokens: 42,
      usage: { inputTokens: 30, outputTokens: 12 },
    })
    expect(server.asked).toHaveLength(3)
    expect(server.asked[2]).toMatchObject({ max_tokens: 4_096 })
    expect(server.asked[2]?.max_completion_tokens).toBeUndefined()
  })

  test('fail where even that is refused', async () => {
    server.play = (_, response) => {
      send(response, 400, { error: { message: 'no' } })
    }
    expect(await modelOf().ask(question)).toMatchObject({
      kind: 'failed',
      because: 'the endpoint refused the question',
    })
    expect(server.asked).toHaveLength(3)
  })
})

describe('trouble is a failed answer, never an exception', () => {
  test.each([
    ['no JSON', completion('I cannot decide.'), 'the answer is not JSON', 42],
    ['cut JSON', completion('{"ranking":["bc'), 'the answer is not JSON', 42],
    ['no content', completion(null), 'the answer is not JSON', 42],
    ['a page', '<html>', 'the endpoint could not be reached or broke off its answer', 0],
    ['another form of JSON', { outcome: 'fine' }, 'the endpoint did not send a chat completion', 0],
    ['no choices', completion('{}', { choices: [] }), 'the endpoint did not send a chat completion', 0],
    ['null', 'null', 'the endpoint did not send a chat completion', 0],
  ])('%s', async (_, body, because, tokens) => {
    server.play = (_asked, response) => {
      send(response, 200, body)
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'failed', because, tokens })
  })

  test('a declined question', async () => {
    const message = { role: 'assistant', content: null, refusal: 'I would rather not.' }
    server.play = (_, response) => {
      send(response, 200, completion(null, { choices: [{ index: 0, finish_reason: 'stop', message }] }))
    }
    expect(await modelOf().ask(question)).toMatchObject({
      kind: 'failed',
      because: 'the model declined to answer',
    })
  })

  test('an answer that ran into the token limit', async () => {
    const message = { role: 'assistant', content: '{"ranking":["bcd"]}' }
    server.play = (_, response) => {
      send(response, 200, completion(null, { choices: [{ index: 0, finish_reason: 'length', message }] }))
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'failed', tokens: 42 })
  })

  test('usage that makes no sense counts as none', async () => {
    server.play = (_, response) => {
      send(response, 200, completion('{"ranking":["bcd"]}', { usage: { total_tokens: -5 } }))
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'answered', tokens: 0 })
  })

  test('a wrong key is told by its status, without the words of the server', async () => {
    server.play = (_, response) => {
      send(response, 401, { error: { message: 'Incorrect API key provided: key-1' } })
    }
    const answer = await modelOf().ask(question)
    expect(answer).toEqual({
      kind: 'failed',
      because: 'the endpoint answered 401',
      tokens: 0,
      usage: { inputTokens: 0, outputTokens: 0 },
      fault: 'endpoint',
    })
    expect(server.asked).toHaveLength(1)
  })

  test('a server error is tried once more, then given up', async () => {
    server.play = (_, response) => {
      send(response, 500, { error: {} })
    }
    expect(await modelOf().ask(question)).toMatchObject({
      kind: 'failed',
      because: 'the endpoint answered 500',
    })
    expect(server.asked).toHaveLength(2)
  })

  test('a connection that breaks is tried once more', async () => {
    server.play = (_, response) => {
      if (server.asked.length === 1) response.destroy()
      else send(response, 200, completion('{"ranking":["bcd"]}'))
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'answered' })
  })

  test('nobody listens', async () => {
    const gone = await scriptedServer(saying('{}'))
    await gone[Symbol.asyncDispose]()
    const model = openAiModel({ apiKey: 'k', baseUrl: gone.baseUrl, model: 'm' })
    expect(await model.ask(question)).toMatchObject({
      kind: 'failed',
      because: 'the endpoint could not be reached or broke off its answer',
    })
  })

  test('an address that is none', async () => {
    const model = openAiModel({ apiKey: 'k', baseUrl: 'not an address', model: 'm' })
    expect(await model.ask(question)).toMatchObject({ kind: 'failed', tokens: 0 })
  })
})

describe('bounds', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['never answers', () => {}],
    ['stops in the middle of its answer', (response) => response.writeHead(200).write('{"choices":')],
    ['asks to come back later', (response) => response.writeHead(429, { 'retry-after': '50' }).end('{}')],
  ])('a server that %s is left alone when the time is over', async (_, behave) => {
    server.play = (_asked, response) => {
      behave(response)
    }
    const answer = await modelOf({ timeoutMs: 300 }).ask(question)
    expect(answer).toEqual({
      kind: 'failed',
      because: 'no answer within 300 ms',
      tokens: 0,
      fault: 'endpoint',
    })
  })

  test('an answer without end is not read to its end', async () => {
    let sent = 0
    server.play = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = (): void => {
        if (response.destroyed || sent > 64 * 1024 * 1024) return void response.end()
        sent += 64 * 1024
        if (response.write(' '.repeat(64 * 1024))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'failed' })
    expect(sent).toBeLessThan(32 * 1024 * 1024)
  })

  test('a redirect is not followed', async () => {
    await using elsewhere = await scriptedServer(saying('{"ranking":["bcd"]}'))
    server.play = (_, response) => {
      response.writeHead(307, { location: `${elsewhere.baseUrl}/chat/completions` }).end()
    }
    expect(await modelOf().ask(question)).toMatchObject({ kind: 'failed' })
    expect(elsewhere.asked).toEqual([])
  })
})
