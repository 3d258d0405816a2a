import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, it } from 'vitest'

import { repositoryWeights } from '../../src/compose/repository-weights.ts'

const root = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
const folder = join(root, 'weights')
afterAll(async () => await rm(root, { recursive: true, force: true }))

const weights = { provenance: 'own', change: { size: -1 }, none: { bias: 0.5 } }
await mkdir(join(folder, 'acme'), { recursive: true })
await writeFile(join(folder, 'acme/shop.json'), JSON.stringify(weights))
await writeFile(join(folder, 'acme/bad.json'), '{"provenance": "x"}')
await writeFile(join(folder, 'acme/other.json'), JSON.stringify({ ...weights, change: { nosuch: 1 } }))
await writeFile(join(root, 'stray.json'), JSON.stringify(weights))

const notes: unknown[] = []
beforeEach(() => void notes.splice(0))
const of = async (owner: string, name: string, directory: string | null = folder) =>
  await repositoryWeights(
    directory,
    { owner, name },
    { note: (what, details) => void notes.push([what, details]) },
  )

describe('weights of a repository', () => {
  it('are its own, whatever case its name is written in', async () => {
    expect(await of('Acme', 'Shop')).toEqual(weights)
    expect(notes).toEqual([])
  })

  it('are none where it has none, or no folder was named', async () => {
    expect(await of('acme', 'api')).toBeNull()
    expect(await of('acme', 'shop', null)).toBeNull()
    expect(notes).toEqual([])
  })

  it.each(['bad', 'other'])('are not used and told of where the file cannot be used: %s', async (name) => {
    expect(await of('acme', name)).toBeNull()
    expect(notes).toEqual([['weights-not-used', { repo: `acme/${name}` }]])
  })

  it.each([
    ['..', 'stray'],
    ['acme', '../../stray'],
    ['acme/..', 'stray'],
    ['.', 'stray'],
  ])('are never looked for outside of the folder: %s %s', async (owner, name) => {
    expect(await of(owner, name)).toBeNull()
  })
})
