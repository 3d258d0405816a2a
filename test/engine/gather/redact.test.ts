import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'
import { base62, madeUp, randomText, secretShapes } from './made-up-secrets.ts'

const seeds = Array.from({ length: 8 }, (_, index) => index)
const surroundings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `2026-03-02T10:00:00.0000000Z curl said: ${secret}`,
  (secret) => `"value": "${secret}",`,
  (secret) => `(${secret})`,
  (secret) => `export X=${secret}; run`,
  (secret) => `https://host.example/${secret}/x?y=${secret}`,
  (secret) => `\u001B[31m${secret}\u001B[0m`,
  (secret) => `+      run: "tool ${secret}"`,
]

describe('secrets of a known format', () => {
  it.each(secretShapes)('are taken out wherever they stand: %s %s', (kind, shape) => {
    for (const seed of seeds) {
      const secret = madeUp(shape, seed)
      for (const around of surroundings) {
        const redacted = redactText(around(secret))
        expect(redacted).not.toContain(secret)
        expect(redacted).toContain(`[redacted ${kind}]`)
        expect(redacted).not.toContain(secret.slice(-8))
      }
    }
  })

  it('are taken out of base64, in at least 99 of 100 cases', () => {
    const all = secretShapes.flatMap(([, shape]) => seeds.map((seed) => btoa(madeUp(shape, seed))))
    const kept = all.filter((text) => redactText(`x ${text} y`).includes(text.slice(4, 24)))
    expect(kept.length).toBeLessThanOrEqual(all.length / 100)
  })

  it.each(['ghp_<62:36>', 'gho_<62:36>', 'ghs_<62:36>', 'github_pat_<62:22>_<62:59>'])(
    'are taken out when they are cut in two by a line end: %s',
    (shape) => {
      for (const seed of seeds) {
        const secret = madeUp(shape, seed)
        const text = redactText(
          `token ${secret.slice(0, 20)}\n2026-03-02T10:00:00.0000000Z ${secret.slice(20)}\nnext`,
        )
        expect(text).not.toContain(secret.slice(20))
        expect(text.split('\n')).toHaveLength(3)
        expect(text.endsWith('\nnext')).toBe(true)
      }
    },
  )

  it('are taken out when their first seven characters are gone, in at least 97 of 100 cases', () => {
    const shapes = secretShapes.filter(([, shape]) => /^gh[a-z]_|^npm_|^sk-/u.test(shape))
    const cut = shapes.flatMap(([, shape]) => seeds.map((seed) => madeUp(shape, seed).slice(7)))
    const kept = cut.filter((secret) => redactText(`x ${secret} y`).includes(secret.slice(0, 20)))
    expect(kept.length / cut.length).toBeLessThanOrEqual(0.03)
  })
})

describe('secrets by what stands before them', () => {
  const secret = randomText(20, base62, 5)
  it.each([
    [`https://user:${secret}@host.example/x`, 'https://[redacted url-credentials]@host.example/x'],
    [`postgres://app:p@ssw@db.example:5432/x`, 'postgres://[redacted url-credentials]@db.example:5432/x'],
    [`https://${secret}@host.example`, 'https://[redacted url-credentials]@host.example'],
    [
      `DefaultEndpointsProtocol=https;AccountKey=${secret}==;E=x`,
      'DefaultEndpointsProtocol=https;AccountKey=[redacted azure-key];E=x',
    ],
    [`AccountKey%3D${secret}`, 'AccountKey%3D[redacted azure-key]'],
    [
      `https://x.example/b?se=1&sig=${secret}%3D&sv=2`,
      'https://x.example/b?se=1&sig=[redacted signature]&sv=2',
    ],
    [`?X-Amz-Signature=${secret}`, '?X-Amz-Signature=[redacted signature]'],
    [`GET /cb?access_token=${secret} 200`, 'GET /cb?access_token=[redacted url-secret] 200'],
    [`Authorization: Bearer ${secret}`, 'Authorization: Bearer [redacted authorization]'],
    [`authorization: basic ${secret}`, 'authorization: basic [redacted authorization]'],
    [`"Authorization": "token ${secret}"`, '"Authorization": "token [redacted authorization]"'],
    [`Authorization: ${secret}7`, 'Authorization: [redacted authorization]'],
    [`X-Api-Key: ${secret}`, 'X-Api-Key: [redacted header-secret]'],
    [`Set-Cookie: session=${secret}; Path=/`, 'Set-Cookie: session=[redacted cookie]'],
    [`//registry.example/:_authToken=${secret}`, '//registry.example/:_authToken=[redacted npm-token]'],
    [`password=hunter2`, 'password=[redacted password]'],
    [`DB_PASSWORD=swordfish`, 'DB_PASSWORD=[redacted password]'],
    [`password: "correct-horse"`, 'password: "[redacted password]"'],
    [`PGPASSWORD='s3cr3t pw' psql`, `PGPASSWORD='s3cr3t pw' psql`],
    [`API_TOKEN=abc123def456`, 'API_TOKEN=[redacted secret]'],
    [`client_secret: "a1b2c3d4e5"`, 'client_secret: "[redacted secret]"'],
    [`"secretKey": "a1b2c3d4e5"`, '"secretKey": "[redacted secret]"'],
    [`login --password hunter2 now`, 'login --password [redacted secret] now'],
    [`login --token=abc12345`, 'login --token=[redacted secret]'],
    ['mail jane.doe+ci@mail.example.org now', 'mail [redacted e-mail] now'],
    ['Author: Jane <jane@example.com>', 'Author: Jane <[redacted e-mail]>'],
  ])('%j becomes %j', (text, expected) => {
    expect(redactText(text)).toBe(expected)
  })
})

describe('ordinary text', () => {
  it.each([
    'commit 0123456789abcdef0123456789abcdef01234567',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '"integrity": "sha512-Sq2lT8kJ5wNQ0m1oX4yVb7Ee3RzUuKf9GhD6cIaPpLxMtWvYnZsOqBjH2rFgCd1E5iA8k3m7N0b4xV6zJwQyTg==",',
    'golang.org/x/text v0.14.0 h1:ScX5w1eTa3QqT8oi6+ziP7dTV1S2+ALU0bI+0zXKWiQ=',
    'SHA256:Zr8mJ1xq0b3vQeT5yUo7wLk2NcHdPsAf4RgMiX6tVBE',
    '    at total (/app/src/cart/total.ts:41:16)',
    'SyntaxError: Unexpected token: punc (})',
    "error TS1005: ';' expected, token: identifier",
    'const token = parser.next()',
    'password: string, token: Token | null',
    'def login(user, password=password, token=self.token):',
    'max_tokens: 4096, tokens_used=12345678',
    'api_key: process.env.API_KEY',
    'password: ${{ secrets.PASSWORD }}',
    'PASSWORD=*** TOKEN=$TOKEN',
    'PWD=/home/runner/work/shop',
    'git@github.com:acme/shop.git',
    'see @types/node and lodash@4.17.21 and icon@2x.png',
    '\u001B[4m@matteo.example/tspl\u001B[24m/tspl.js:58:35',
    'uses: actions/checkout@v4',
    '_ZN4llvm12DenseMapBaseINS_8DenseMapIPKNS_5ValueEjNS_12DenseMapInfoIS4_EEEE',
    '\u001B[36msrc/__tests__/useFieldArray/append.test.tsx\u001B[0m',
    'TestGenericArrayTypeWithNullValuesAndDefaultsV2_ShouldNotThrow',
    'vm-linux-x64-node24-ubuntu2404-20260302T100000',
    '550e8400-e29b-41d4-a716-446655440000',
    'dist/assets/RandomGenerator-DcXj09Ch.js',
    'secrets: inherit',
    'Bearer of bad news',
    'https://localhost:8080/path/file.ts:12:3',
  ])('stays as it is: %j', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it('keeps the path around a random part', () => {
    const part = randomText(30, base62, 3)
    expect(redactText(`File "/var/folders/9s/${part}/site-packages/wheel/install.py", line 3`)).toBe(
      'File "/var/folders/9s/[redacted random-text]/site-packages/wheel/install.py", line 3',
    )
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...secretShapes.map(([, shape]) => madeUp(shape, 1))),
    fc.constantFrom(
      'password=',
      'token: ',
      '"',
      '@',
      '://',
      'a.b',
      '\n',
      '\r\n',
      ' ',
      '-----BEGIN PRIVATE KEY-----',
      '[redacted x]',
    ),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  const anyText = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

  test.prop([anyText])('keeps its line ends', (text) => {
    const ends = (one: string) => one.match(/\r\n|\n/gu) ?? []
    expect(ends(redactText(text))).toEqual(ends(text))
  })

  test.prop([anyText])('does not change a second time', (text) => {
    const once = redactText(text)
    expect(redactText(once)).toBe(once)
  })
})
