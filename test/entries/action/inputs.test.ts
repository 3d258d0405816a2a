import { beforeEach, describe, expect, test, vi } from 'vitest'

import { readInputs } from '../../../src/entries/action/inputs.ts'

const good = {
  'github-token': 'token-1',
  mode: 'report',
  environment: ' production ',
  'run-id': '7001',
  'max-suspects': '3',
  'fail-on': 'culprit',
  login: 'my-app[bot]',
  'log-hosts': 'logs.example.com, 127.0.0.1:4001',
  'openai-api-key': 'key-1',
  'openai-base-url': 'http://localhost:11434/v1',
  'openai-model': 'judge-1',
}

function give(inputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(inputs)) vi.stubEnv(`INPUT_${name.toUpperCase()}`, value)
}

let printed: string

beforeEach(() => {
  printed = ''
  vi.unstubAllEnvs()
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
  give(good)
  return () => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  }
})

describe('readInputs', () => {
  test('reads every input, trimmed, numbers as numbers', () => {
    expect(readInputs()).toEqual({
      ...good,
      environment: 'production',
      'max-suspects': 3,
      'log-hosts': ['logs.example.com', '127.0.0.1:4001'],
      good: '',
      bad: '',
    })
  })

  test('has both keys masked in the log before anything else is printed', () => {
    readInputs()
    expect(printed).toBe('::add-mask::token-1\n::add-mask::key-1\n')
  })

  test.each([
    ['mode', 'revert'],
    ['run-id', '12; rm -rf'],
    ['max-suspects', '0'],
    ['max-suspects', '2.5'],
    ['max-suspects', 'many'],
    ['fail-on', 'always'],
    ['openai-base-url', 'file:///etc/passwd'],
    ['openai-base-url', 'nowhere'],
    ['log-hosts', 'https://logs.example.com'],
    ['github-token', ''],
  ])('refuses %s: “%s” and names the input', (name, value) => {
    give({ [name]: value })
    expect(readInputs).toThrow(expect.objectContaining({ name: 'Refusal', kind: 'bad-input' }))
    expect(readInputs).toThrow(`input ${name}`)
  })

  test('names all bad inputs at once', () => {
    give({ mode: 'x', 'fail-on': 'y' })
    expect(readInputs).toThrow(/input mode.*input fail-on/u)
  })

  test('refuses a model without a server or a key to reach it', () => {
    give({ 'openai-api-key': '', 'openai-base-url': '' })
    expect(readInputs).toThrow('input openai-model')
  })

  test('refuses a key without the name of a model', () => {
    give({ 'openai-model': '' })
    expect(readInputs).toThrow('input openai-model')
  })
})
