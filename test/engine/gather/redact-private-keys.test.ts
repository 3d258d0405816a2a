import { generateKeyPairSync } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'

const mark = '[redacted private-key]'
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const key = privateKey.trimEnd()
const [begin = '', secondLine = ''] = key.split('\n')

function secretLinesIn(text: string): readonly string[] {
  return key.split('\n').filter((line) => !line.startsWith('-') && text.includes(line))
}

describe('a private key', () => {
  it.each([
    ['alone', (line: string) => line],
    ['in a log', (line: string) => `2026-03-02T10:00:00.0000000Z ${line}`],
    ['in a patch', (line: string) => `+${line}`],
    ['indented in YAML', (line: string) => `      ${line}`],
    ['quoted in a mail', (line: string) => `> ${line}`],
    ['in source code', (line: string) => `  "${line}\\n" +`],
    ['with carriage returns', (line: string) => `${line}\r`],
  ])('is taken out line by line, %s', (_, around) => {
    const text = ['before', ...key.split('\n').map(around), 'after'].join('\n')
    const redacted = redactText(text)
    expect(secretLinesIn(redacted)).toEqual([])
    expect(redacted.split('\n')).toHaveLength(text.split('\n').length)
    expect(redacted.startsWith('before\n')).toBe(true)
    expect(redacted.endsWith('\nafter')).toBe(true)
    expect((redacted.match(/\r/gu) ?? []).length).toBe((text.match(/\r/gu) ?? []).length)
  })

  it('is taken out of one line with escaped line ends', () => {
    const text = `{"private_key": "${key.replaceAll('\n', String.raw`\n`)}", "x": 1}`
    expect(redactText(text)).toBe(`{"private_key": "${mark}", "x": 1}`)
  })

  it('is taken out when it is short or has headers', () => {
    const text = [
      begin.replace('PRIVATE', 'RSA PRIVATE'),
      'Proc-Type: 4,ENCRYPTED',
      '',
      'abc123==',
      'the end',
    ].join('\n')
    expect(redactText(text)).toBe([mark, mark, mark, mark, 'the end'].join('\n'))
  })

  it('is taken out when it is cut off', () => {
    expect(redactText(`${begin}\n${secondLine}`)).toBe(`${mark}\n${mark}`)
  })

  it('ends where ordinary text begins again', () => {
    expect(redactText(`${begin}\n${secondLine}\nnpm error code 1\nabc`)).toBe(
      `${mark}\n${mark}\nnpm error code 1\nabc`,
    )
  })

  it('takes nothing else with it when only its first line is spoken of', () => {
    const text = `const start = "${begin}";\nconst next = 1`
    expect(redactText(text).split('\n')[1]).toBe('const next = 1')
  })

  it('is not a public key', () => {
    const [first = ''] = publicKey.split('\n')
    expect(redactText(first)).toBe(first)
  })
})
