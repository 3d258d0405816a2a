import { describe, expect, it } from 'vitest'
import { z } from 'zod'

import { boundedClient } from '../../../../src/adapters/github/api/bounded-client.ts'
import { readRest } from '../../../../src/adapters/github/api/read-rest.ts'
import { freshNock, plainClient, rest } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

freshNock()

const repository = z.object({ id: z.union([z.number(), z.bigint()]).transform(String) })

async function read(): Promise<unknown> {
  const asked = { owner: 'acme', repo: 'shop' }
  return await readRest(boundedClient(plainClient()), 'GET /repos/{owner}/{repo}', asked, repository)
}

describe('a REST answer', () => {
  it('is asked for in the pinned version', async () => {
    rest().get('/repos/acme/shop').matchHeader('x-github-api-version', '2022-11-28').reply(200, { id: 1 })
    expect(await read()).toEqual({ id: '1' })
  })

  it('keeps ids that are larger than a number holds', async () => {
    const headers = { 'content-type': 'application/json' }
    rest().get('/repos/acme/shop').reply(200, '{"id": 90071992547409931}', headers)
    expect(await read()).toEqual({ id: '90071992547409931' })
  })

  it.each([
    ['cut short', '{"id": ', 'application/json'],
    ['a page of a proxy', '<html>', 'text/html'],
    ['empty', '', 'application/json'],
  ])('is refused for now when it is %s', async (_, body, type) => {
    rest().get('/repos/acme/shop').reply(200, body, { 'content-type': type })
    expect(await refusalFrom(read())).toMatchObject({ kind: 'transient' })
  })

  it('is refused when it has another shape', async () => {
    rest().get('/repos/acme/shop').reply(200, { id: null })
    expect(await refusalFrom(read())).toMatchObject({ kind: 'unavailable' })
  })
})

describe('a repository that moved', () => {
  it('is followed to its new address on the API', async () => {
    rest().get('/repos/acme/shop').reply(301, {}, { location: 'https://api.github.com/repositories/1' })
    rest().get('/repositories/1').reply(200, { id: 1 })
    expect(await read()).toEqual({ id: '1' })
  })

  it('is followed once only', async () => {
    rest().get('/repos/acme/shop').reply(301, {}, { location: '/repositories/1' })
    rest().get('/repositories/1').reply(302, {}, { location: '/repositories/2' })
    expect(await refusalFrom(read())).toMatchObject({ kind: 'unavailable' })
  })

  it.each([
    'http://169.254.169.254/latest',
    'https://api.github.com.evil.example/x',
    'https://u:p@api.github.com/x',
    '',
  ])('is not followed to %s', async (location) => {
    rest().get('/repos/acme/shop').reply(302, {}, { location })
    expect(await refusalFrom(read())).toMatchObject({ kind: 'unavailable' })
  })
})
