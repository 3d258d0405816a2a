import { generateKeyPairSync } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import {
  explainMissing,
  readEnvironment,
  readStorePlace,
  type Settings,
} from '../../src/config/environment.ts'

function aKey(kind: 'rsa' | 'ec'): string {
  const { privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

const rsa = aKey('rsa')
const secret = 'a-secret-of-thirty-two-bytes-odd'
const needed = { APP_ID: '123', PRIVATE_KEY: rsa, WEBHOOK_SECRET: secret }

function settings(
  variables: Readonly<Record<string, string>>,
  readFile?: (path: string) => string,
): Settings {
  const read = readEnvironment({ ...needed, ...variables }, readFile)
  if (read.kind !== 'ready') throw new Error(explainMissing(read.missing))
  return read.settings
}

function missing(
  variables: Readonly<Record<string, string | undefined>>,
): readonly (readonly [string, string])[] {
  const read = readEnvironment(variables, () => {
    throw new Error('no such file')
  })
  return read.kind === 'ready' ? [] : read.missing.map(({ name, says }) => [name, says])
}

describe('the settings of the App', () => {
  it('take the model that was switched on before the usual one', () => {
    const file = (path: string): string => {
      if (path === 'none.json') throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return '{"version":1,"model":"suspects"}'
    }
    const of = (path: string) =>
      settings({ OPENAI_MODEL: 'base', OPENAI_MODEL_FILE: path }, file).languageModel?.model
    expect([of('model.json'), of('none.json')]).toEqual(['suspects', 'base'])
  })

  it('need an id, a key and a secret, and nothing else', () => {
    expect(settings({})).toEqual({
      appId: '123',
      alertSecret: null,
      privateKey: rsa.trim(),
      webhookSecrets: [secret],
      store: { kind: 'embedded', directory: 'data' },
      mirrorDirectory: null,
      mirrorBytes: 20 * 2 ** 30,
      retention: { deliveries: 30, incidents: 90, excerpts: 30, labels: 730 },
      weightsDirectory: null,
      host: '0.0.0.0',
      port: 3000,
      metricsPort: null,
      apiUrl: 'https://api.github.com',
      forgeUrl: 'https://github.com',
      logHosts: ['api.github.com', 'github.com'],
      logLevel: 'info',
      languageModel: null,
    })
  })

  it('take further hosts of logs, which are named exactly', () => {
    expect(settings({ LOG_HOSTS: 'logs.example, blobs.example:8443' }).logHosts).toEqual([
      'api.github.com',
      'github.com',
      'logs.example',
      'blobs.example:8443',
    ])
  })

  it('say all that is missing at once, each with how to get it', () => {
    const read = readEnvironment({})
    if (read.kind === 'ready') throw new Error('nothing is missing')
    expect(read.missing.map(({ name }) => name)).toEqual(['APP_ID', 'WEBHOOK_SECRET', 'PRIVATE_KEY'])
    const text = explainMissing(read.missing)
    expect(text).toContain('- APP_ID is not set.')
    expect(text).toContain('openssl rand -hex 32')
    expect(text).toContain('PRIVATE_KEY_PATH to the file')
  })

  it.each([
    ['APP_ID', 'Iv1.0123456789', 'is not a number (the App ID is wanted, not the client ID)'],
    ['LOG_HOSTS', 'https://logs.example', 'is not a list of hosts'],
    ['WEBHOOK_SECRET', 'development', 'is still `development`'],
    ['WEBHOOK_SECRET', secret.slice(1), 'is shorter than 32 bytes'],
    ['WEBHOOK_SECRET', '0123'.repeat(16), 'is too regular to be a secret'],
    ['WEBHOOK_SECRET_PREVIOUS', 'development', 'is still `development`'],
    ['WEBHOOK_SECRET_PREVIOUS', secret.slice(1), 'is shorter than 32 bytes'],
    ['PORT', 'http', 'is not a number'],
    ['PORT', '80.5', 'is not a whole number'],
    ['DATABASE_URL', 'mysql://x', 'is not a `postgres://` address'],
    ['GITHUB_API_URL', 'ftp://x', 'is not an http or https address'],
    ['GHE_HOST', 'https://git.example', 'is not the name of a host'],
    ['LOG_LEVEL', 'trace', 'is none of `debug`, `info`, `warn` and `error`'],
    ['OPENAI_BASE_URL', 'x', 'is not an http or https address'],
    ['PRIVATE_KEY', 'not a key', 'is not a private key in PEM'],
    ['PRIVATE_KEY', aKey('ec'), 'is not an RSA key'],
  ])('refuse %s=%j', (name, value, says) => {
    expect(missing({ ...needed, [name]: value })).toEqual([[name, says]])
  })

  it('count an empty variable as not set', () => {
    expect(missing({ ...needed, APP_ID: ' ' })).toEqual([['APP_ID', 'is not set']])
    expect(settings({ DATABASE_URL: '' }).store.kind).toBe('embedded')
  })

  it.each([
    ['with line ends', rsa],
    ['with written line ends', rsa.replaceAll('\n', String.raw`\n`)],
    ['in quotes', `"${rsa}"`],
    ['in base64', Buffer.from(rsa).toString('base64')],
  ])('take the key %s', (_, key) => {
    expect(settings({ PRIVATE_KEY: key }).privateKey.trim()).toBe(rsa.trim())
  })

  it('take the key from a file, unless it is given itself', () => {
    expect(
      settings({ PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/key.pem' }, (path) =>
        path === '/key.pem' ? rsa : '',
      ).privateKey.trim(),
    ).toBe(rsa.trim())
    expect(missing({ ...needed, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/none.pem' })).toEqual([
      ['PRIVATE_KEY', 'cannot be read from the file that PRIVATE_KEY_PATH names'],
    ])
  })

  it('never say a secret aloud', () => {
    const read = readEnvironment({
      APP_ID: 'x y',
      PRIVATE_KEY: 'very secret key',
      WEBHOOK_SECRET: 'short-secret',
    })
    const text = read.kind === 'ready' ? '' : explainMissing(read.missing)
    expect(text).toContain('WEBHOOK_SECRET is shorter')
    expect(text).not.toMatch(/very secret|short-secret/u)
  })

  it('accept the old webhook secret beside the new one', () => {
    expect(settings({ WEBHOOK_SECRET_PREVIOUS: `old ${secret}` }).webhookSecrets).toEqual([
      secret,
      `old ${secret}`,
    ])
  })

  it('take a PostgreSQL server instead of the embedded store', () => {
    expect(settings({ DATABASE_URL: 'postgres://u@db/x' }).store).toEqual({
      kind: 'postgres',
      url: 'postgres://u@db/x',
    })
  })

  it.each([
    [{ GHE_HOST: 'git.example' }, 'https://git.example/api/v3', 'https://git.example'],
    [{ GITHUB_API_URL: 'https://git.example/api/v3/' }, 'https://git.example/api/v3', 'https://git.example'],
    [{ GITHUB_API_URL: 'https://api.acme.ghe.com' }, 'https://api.acme.ghe.com', 'https://acme.ghe.com'],
    [{ GITHUB_API_URL: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('know an own GitHub: %o', (variables, apiUrl, forgeUrl) => {
    expect(settings(variables)).toMatchObject({ apiUrl, forgeUrl })
  })

  it('ask a language model only when one is named', () => {
    expect(settings({ OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }).languageModel).toEqual({
      model: 'm',
      apiKey: '',
      baseUrl: 'http://127.0.0.1:1/v1',
      voter: 'chat',
      price: null,
      perDay: { tokens: 10_000_000, dollars: null },
    })
    const paid = { OPENAI_PRICE: '1.25/10', OPENAI_TOKENS_PER_DAY: '5', OPENAI_DOLLARS_PER_DAY: '0.5' }
    expect(settings({ OPENAI_MODEL: 'm', OPENAI_VOTER: 'decisions', ...paid }).languageModel).toMatchObject({
      voter: 'decisions',
      price: { input: 1.25, output: 10 },
      perDay: { tokens: 5, dollars: 0.5 },
    })
    expect(missing({ ...needed, OPENAI_PRICE: '$3' })).toEqual([
      ['OPENAI_PRICE', 'is not of the form `1.25/10`'],
    ])
    expect(missing({ ...needed, OPENAI_API_KEY: 'k' })).toEqual([
      ['OPENAI_MODEL', 'is not set, though OPENAI_API_KEY is'],
    ])
  })
})

describe('where the store is', () => {
  it('is known without the rest of the settings', () => {
    expect(readStorePlace(undefined, {})).toEqual({ kind: 'embedded', directory: 'data' })
    const variables = { DATABASE_URL: 'postgres://u@db/x', DATA_DIRECTORY: 'elsewhere' }
    expect(readStorePlace(undefined, variables)).toEqual({ kind: 'postgres', url: 'postgres://u@db/x' })
    expect(readStorePlace('postgres://u@db/y', variables)).toEqual({
      kind: 'postgres',
      url: 'postgres://u@db/y',
    })
    expect(() => readStorePlace('mysql://db/x', {})).toThrow('DATABASE_URL is not a `postgres://` address')
  })

  it('says for how long what is kept', () => {
    expect(settings({ KEEP_LABELS_DAYS: '10' }).retention.labels).toBe(10)
    expect(missing({ ...needed, KEEP_LABELS_DAYS: '0' })).toEqual([
      ['KEEP_LABELS_DAYS', 'is less than one day'],
    ])
  })
})
