import { describe, expect, test } from 'vitest'

import { readSurroundings } from '../../../src/entries/action/surroundings.ts'

const given = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_API_URL: 'https://github.example.com/api/v3',
  GITHUB_SERVER_URL: 'https://github.example.com',
}

describe('readSurroundings', () => {
  test('reads repository and server', () => {
    expect(readSurroundings(given)).toEqual({
      repo: { owner: 'acme', name: 'shop' },
      apiUrl: 'https://github.example.com/api/v3',
      forgeUrl: 'https://github.example.com',
    })
  })

  test('takes github.com where no server is named', () => {
    expect(readSurroundings({ GITHUB_REPOSITORY: 'acme/shop' })).toMatchObject({
      apiUrl: 'https://api.github.com',
      forgeUrl: 'https://github.com',
    })
  })

  test.each([
    [{}, 'GITHUB_REPOSITORY'],
    [{ ...given, GITHUB_REPOSITORY: 'acme' }, 'GITHUB_REPOSITORY'],
    [{ ...given, GITHUB_REPOSITORY: 'acme/shop/../other' }, 'GITHUB_REPOSITORY'],
    [{ ...given, GITHUB_API_URL: 'file:///etc' }, 'GITHUB_API_URL'],
  ])('refuses %o', (environment, name) => {
    expect(() => readSurroundings(environment)).toThrow(name)
  })
})
