import { cp, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { githubForge } from '../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../src/adapters/github/incident-from-payload.ts'
import { eraseMirror, eraseMirrors, localMirror, type Mirrors } from '../../src/compose/local-mirror.ts'
import { gatherDossier } from '../../src/engine/gather-dossier.ts'
import { condenseLog } from '../../src/engine/gather/condense-log.ts'
import { serveGit, type ServedGit } from '../adapters/git/serve-git.ts'
import { plainClient } from '../adapters/github/fake-api.ts'
import { startStage, type Stage } from '../double/stage.ts'

const token = 'ghs_mirror'

let stage: Stage
let served: ServedGit
let mirrors: Mirrors

beforeAll(async () => {
  stage = await startStage({ commits: 30, directPushes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })
  served = await serveGit(stage.story.dir, token)
  const directory = await mkdtemp(join(tmpdir(), 'mirrors-of-app-'))
  mirrors = { directory, mostBytes: 2 ** 30, tokenFor: async () => token }
})

afterAll(async () => {
  await served.close()
  await stage.close()
  await rm(mirrors.directory, { recursive: true })
})

async function gathered(of: Mirrors) {
  const { double, played } = stage
  const payload = await double.payloads.deploymentStatus(played.repository, played.badDeployment.id)
  const meaning = incidentFromPayload('deployment_status', payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  const notes: object[] = []
  const journal = { note: (_: string, details?: object) => void notes.push(details ?? {}) }
  const forge = githubForge(plainClient(double.url, double.token({ kind: 'actions' })), {
    logHosts: [new URL(double.logsUrl).host],
    condenser: condenseLog,
    local: localMirror({ mirrors: of, installation: '7', forgeUrl: new URL(served.url).origin }, journal),
  })
  return { dossier: await gatherDossier(meaning.incident, forge), notes }
}

it('tells every patch of a range, and sources still come from GitHub', async () => {
  const { dossier, notes } = await gathered(mirrors)
  expect(notes).toEqual([{ used: true }])
  expect(dossier.changes).toHaveLength(30)
  expect(dossier.changes.filter(({ filesCompleteness: { kind } }) => kind !== 'complete')).toEqual([])
  expect(dossier.context.sources.map(({ path }) => path)).toContain(stage.story.throwsAt.path)
})

it('is no trouble where it cannot be kept', async () => {
  const { dossier, notes } = await gathered({
    directory: join(mirrors.directory, 'other'),
    mostBytes: 2 ** 30,
    tokenFor: async () => 'wrong',
  })
  expect(notes).toMatchObject([{ used: false }])
  expect(dossier.changes).toHaveLength(30)
})

it('is erased with its repository, and no other with it', async () => {
  await gathered(mirrors)
  const shelf = join(mirrors.directory, '7')
  const [own = ''] = await readdir(shelf)
  const other = join(shelf, `${'0'.repeat(32)}.git`)
  await cp(join(shelf, own), other, { recursive: true })
  const { owner, name } = stage.played.repository
  await eraseMirror(mirrors, '7', { owner: owner.toUpperCase(), name })
  await eraseMirror(mirrors, '8', { owner, name })
  expect(await readdir(shelf)).toEqual([`${'0'.repeat(32)}.git`])
  await rm(other, { recursive: true })
})

it('makes room by the mirrors that were unused for longest', async () => {
  await gathered(mirrors)
  const shelf = join(mirrors.directory, '7')
  const [own = ''] = await readdir(shelf)
  const old = join(shelf, `${'0'.repeat(32)}.git`)
  await cp(join(shelf, own), old, { recursive: true })
  await utimes(join(old, 'HEAD'), 0, 0)
  const { notes } = await gathered({ ...mirrors, mostBytes: 1 })
  expect(notes).toMatchObject([{ used: true }, { evicted: 1, mostBytes: 1 }])
  expect(await readdir(shelf)).toEqual([own])
})

it('is erased with its installation', async () => {
  await gathered(mirrors)
  expect(await readdir(mirrors.directory)).toContain('7')
  await eraseMirrors(mirrors, '7')
  expect(await readdir(mirrors.directory)).not.toContain('7')
})
