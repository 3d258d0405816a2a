import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'

/** What begins a secret without being one, over and over: the worst a pattern can be given. */
const units = [
  'a',
  'eyJ',
  'ghp_',
  'ghp_aaaaaaaaaa\n',
  '://',
  '://a:',
  'a@',
  'a@a.',
  'token=',
  'token="',
  "password: '",
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\n',
  'SG.',
  'SG.aaaaaaaaaaaaaaaaaaa',
  'sk-',
  'xoxb-',
  '%20',
  '\u001B[',
  '\u001B[1',
  '/',
  '/a',
  'aB3',
  '?token=',
  'Authorization: ',
  'authorization: bearer ',
  'x-',
  'x-api-key: ',
  'cookie: a',
  '8Q~',
  'dp.pt.',
  '=',
  '"',
  '--token ',
  '0:AA',
  'key_',
  'tokens_token_',
  '\n',
  ' ',
  '-',
  // What the library's rules begin with.
  'ghs_1_',
  'ghs_1_a.',
  'https://a',
  'http://a:b@c.d ',
  'mongodb://a:bcde@f/',
  'xoxb-a-',
  'SECRET_ACCESS_KEY = ',
  'ops_eyaaaaaaaa',
  // What runs through secrets, and other alphabets.
  'ghp_\u001B[1m',
  'ghp_aaaaaaaa\nB3\n',
  'ghp_aaaaaaaa\n2026-03-02T10:00:00.0000000Z ',
  'AKIA\n',
  "a' +\n '",
  'a\tb\t2026',
  '2026-03-02T10:00:00\n',
  'a%41 ',
  'aaaaaaa%3D',
  '%25',
  'YWFhYWFhYWFhYWFhYWFhYWFh ',
  'cGFzc3dvcmQ9aHVudGVyMiAg',
  'token=abc123def456\nB3xK9z\n',
]

describe('a hostile log', () => {
  // Steps, not seconds: a pattern that is not linear would take minutes here, and the test would time out.
  it.each(units)('of any size takes one pass, made of %j', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const redacted = redactText(text)
    expect(redacted.split('\n')).toHaveLength(text.split('\n').length)
  })

  it('of 20 million characters on one line does not exhaust the regular expressions', () => {
    expect(redactText('a'.repeat(20_000_000))).toHaveLength(20_000_000)
  })
})
