import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { readGraphql } from '../../../../src/adapters/github/api/read-graphql.ts'
import { freshNock, graphql, plainClient } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

freshNock()

const shape = z.object({ repository: z.object({ name: z.string().nullable() }).nullable() })

async function ask(): Promise<unknown> {
  const question = {
    name: 'Thing',
    document: 'query Thing($a: Int) { repository { name } }',
    variables: { a: 1 },
  }
  return await readGraphql(plainClient(), { ...question, retried: true }, shape)
}

function answered(body: unknown, status = 200): void {
  graphql('Thing', () => ({ status, body }))
}

describe('a GraphQL answer', () => {
  it('has no problems when all came', async () => {
    answered({ data: { repository: { name: 'shop' } } })
    expect(await ask()).toEqual({ data: { repository: { name: 'shop' } }, problems: [] })
  })

  it('gives what came beside errors, and where the errors are', async () => {
    const errors = [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['repository', 'name'], message: 'too much' }]
    answered({ data: { repository: { name: null } }, errors })
    expect(await ask()).toEqual({
      data: { repository: { name: null } },
      problems: [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['repository', 'name'] }],
    })
  })

  it('reads the kind of an error from its extensions where it stands there', async () => {
    answered({ data: { repository: { name: null } }, errors: [{ extensions: { code: 'NOT_FOUND' } }] })
    expect(await ask()).toMatchObject({ problems: [{ type: 'NOT_FOUND', path: [] }] })
  })

  it.each([
    ['RATE_LIMITED', { kind: 'transient', retryAfterMs: 60_000 }],
    ['FORBIDDEN', { kind: 'missing-permission' }],
    ['INSUFFICIENT_SCOPES', { kind: 'missing-permission' }],
    ['NOT_FOUND', { kind: 'not-found' }],
    ['SOMETHING_NEW', { kind: 'transient', retryAfterMs: null }],
  ])('is a refusal when nothing came but %s', async (type, refusal) => {
    answered({ data: { repository: null }, errors: [{ type, message: 'no' }] })
    expect(await refusalFrom(ask())).toMatchObject(refusal)
  })

  it.each([
    ['no data', {}],
    ['no JSON object', 'gateway'],
    ['another shape', { data: { repository: 5 } }],
  ])('is refused for now when it has %s', async (_, body) => {
    answered(body)
    expect(await refusalFrom(ask())).toMatchObject({ kind: 'transient' })
  })

  it('is refused for now at a 502', async () => {
    answered({ message: 'Something went wrong' }, 502)
    expect(await refusalFrom(ask())).toMatchObject({ kind: 'transient', retryAfterMs: null })
  })
})
