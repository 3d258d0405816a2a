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
