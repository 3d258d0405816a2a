import { readFile } from 'node:fs/promises'

import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'

import { writeDossier } from '../../../src/adapters/case-file/write-dossier.ts'
import { generatedFiles } from '../../../tools/generated-files.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aCase, aCaseInFull, aGivenChange } from './a-case.ts'

describe.each(generatedFiles)('$path', ({ path, text }) => {
  it('is what `npm run generate` writes', async () => {
    expect(await readFile(path, 'utf8')).toBe(text())
  })
})

async function validatorOf(name: string): Promise<(value: unknown) => boolean> {
  const schema = JSON.parse(await readFile(`docs/generated/${name}.schema.json`, 'utf8')) as object
  return new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
}

describe('another program can check', () => {
  it('a case', async () => {
    const isCase = await validatorOf('case')
    expect(isCase(aCase())).toBe(true)
    expect(isCase(aCaseInFull([aGivenChange()]))).toBe(true)
    expect(isCase(aCase({ extra: 1 }))).toBe(false)
    expect(isCase(aCase({ changes: [] }))).toBe(false)
    const { range: _, ...neither } = aCase()
    expect(isCase(neither)).toBe(false)
  })

  it('a dossier', async () => {
    const isDossier = await validatorOf('dossier')
    const written = JSON.parse(writeDossier(aDossier())) as object
    expect(isDossier(written)).toBe(true)
    expect(isDossier({ ...written, version: 2 })).toBe(false)
  })
})
