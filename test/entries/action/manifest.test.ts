import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

import { readInputs } from '../../../src/entries/action/inputs.ts'
import { nothingToTell } from '../../../src/entries/action/outputs.ts'

const root = resolve(import.meta.dirname, '../../..')
const described = z.strictObject({ description: z.string().min(10), default: z.string().optional() })
const manifest = z
  .object({
    inputs: z.record(z.string(), described),
    outputs: z.record(z.string(), described),
    runs: z.object({ using: z.string(), main: z.string() }),
  })
  .parse(parse(readFileSync(resolve(root, 'action.yml'), 'utf8')))

/** The inputs as the runner hands them over where the workflow gives none. */
function stubDefaults(): void {
  for (const [name, { default: value = '' }] of Object.entries(manifest.inputs)) {
    const given = /^\$\{\{.*\}\}$/u.test(value) ? 'token-of-the-job' : value
    vi.stubEnv(`INPUT_${name.toUpperCase()}`, given)
  }
}

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('action.yml', () => {
  test('has exactly the inputs that are read', () => {
    stubDefaults()
    expect(Object.keys(readInputs())).toEqual(Object.keys(manifest.inputs))
  })

  test('has defaults that pass the check, and they are the careful ones', () => {
    stubDefaults()
    expect(readInputs()).toMatchObject({
      mode: 'observe',
      'fail-on': 'never',
      'max-suspects': null,
      'openai-model': '',
    })
  })

  test('has exactly the outputs that are set', () => {
    expect(Object.keys(nothingToTell)).toEqual(Object.keys(manifest.outputs))
  })

  test('runs the bundle on node24', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' })
  })

  test('is described by docs/action.md, input by input and output by output', () => {
    const docs = readFileSync(resolve(root, 'docs/action.md'), 'utf8')
    for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]) {
      expect(docs).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'mu'))
    }
  })
})
