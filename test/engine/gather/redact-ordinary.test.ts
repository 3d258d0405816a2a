import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'
import { base62, randomText } from './made-up-secrets.ts'

const root = resolve(import.meta.dirname, '../../..')

function filesIn(folder: string, ending = ''): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ parentPath, name }) => join(parentPath, name))
}

describe('ordinary lines', () => {
  it.each([
    ['logs', filesIn('test/fixtures/logs')],
    ['source code', filesIn('src', '.ts')],
    ['documents', filesIn('docs', '.md')],
  ])('stay as they are, at least 98 of 100: %s', (_, files) => {
    let lines = 0
    const altered: string[] = []
    for (const file of files) {
      const before = readFileSync(file, 'utf8').split('\n')
      const after = redactText(before.join('\n')).split('\n')
      expect(after).toHaveLength(before.length)
      lines += before.length
      altered.push(...before.filter((line, at) => line !== after[at]))
    }
    expect(lines).toBeGreaterThan(500)
    expect(altered.slice(Math.floor(lines / 50))).toEqual([])
  })
})

const hex = '0123456789abcdef'
const alone: readonly (readonly [what: string, text: (seed: number) => string])[] = [
  ['a commit', (seed) => randomText(40, hex, seed)],
  ['a short commit', (seed) => `fix(cart): round totals (${randomText(9, hex, seed)})`],
  ['a range', (seed) => `${randomText(40, hex, seed)}...${randomText(40, hex, seed + 1)}`],
  ['a UUID', (seed) => [8, 4, 4, 4, 12].map((length) => randomText(length, hex, seed + length)).join('-')],
  ['an MD5', (seed) => `checksum ${randomText(32, hex, seed)}`],
  ['an image', (seed) => `ghcr.io/acme/shop@sha256:${randomText(64, hex, seed)}`],
  ['a layer', (seed) => `#8 sha256:${randomText(64, hex, seed)} 1.2MB / 3.4MB`],
  ['an integrity', (seed) => `  integrity: sha512-${btoa(randomText(64, base62, seed))}`],
  ['a checksum of Go', (seed) => `example.org/x v1.2.3 h1:${btoa(randomText(32, base62, seed))}`],
  ['a version', (seed) => `shop-api-1.${seed}.0-rc.3+build.20260302101500`],
  ['a cache key', (seed) => `Cache restored from key: node-cache-key-${randomText(32, hex, seed)}`],
  ['a bundle', (seed) => `dist/assets/CheckoutSummaryPanel-${randomText(8, base62, seed)}.js`],
  ['a name', () => 'shouldRejectAnExpiredPaymentMethodBeforeItReachesTheGatewayV2'],
  ['a constant', () => 'ERR_PACKAGE_IMPORT_NOT_DEFINED_IN_THE_EXPORTS_MAP_2'],
  [
    'a path',
    () => 'packages/checkout-flow/src/steps/paymentMethod/__tests__/usePaymentMethod.test.tsx:41:16',
  ],
  ['an encoded path', () => 'GET /acme/shop/src%2Fcart%2Ftotal.ts?ref=main%20branch 404'],
  ['an encoded query', () => 'https://host.example/search?q=is%3Aopen+label%3A%22good%20first%20issue%22'],
]

describe('what looks random and is no secret', () => {
  it.each(alone)('stays as it is: %s', (_, text) => {
    for (let seed = 0; seed < 40; seed += 1) {
      expect(redactText(text(seed))).toBe(text(seed))
      expect(redactText(`x\n${text(seed)}\ny`)).toBe(`x\n${text(seed)}\ny`)
    }
  })

  it('stays as it is below a line that ends with a secret', () => {
    const secret = `ghp_${randomText(36, base62, 1)}`
    for (const next of [
      `${randomText(40, hex, 2)} fix`,
      randomText(40, hex, 3),
      'Cloning into',
      'next',
      '42',
    ]) {
      expect(redactText(`token ${secret}\n${next}\n`)).toBe(`token [redacted github-token]\n${next}\n`)
    }
  })

  it('is told from an address where a colour ends before a decorator', () => {
    const text = '\u001B[94mpass\u001B[39;49;00m\n\u001B[90m@pytest.fixture\n    pass\n@pytest.fixture'
    expect(redactText(text)).toBe(text)
  })
})
