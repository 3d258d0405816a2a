import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { gitEnvironment } from '../../../src/adapters/git/git-environment.ts'
import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { keepMirror } from '../../../src/adapters/git/keep-mirror.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { tidyMirror } from '../../../src/adapters/git/tidy-mirror.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { runGit } from '../../double/git-repository.ts'
import { deployStory, type Story } from '../../double/story.ts'
import { serveGit, type ServedGit } from './serve-git.ts'

const token = 'ghs_a-token-that-must-not-be-seen'

let story: Story
let served: ServedGit
let home: string

beforeAll(async () => {
  story = await deployStory({ commits: 12, mergeMethod: 'mixed' })
  served = await serveGit(story.dir, token)
  home = await mkdtemp(join(tmpdir(), 'mirrors-'))
})

afterAll(async () => {
  await served.close()
  await story.remove()
  await rm(home, { recursive: true })
})

function window() {
  return { good: story.good as Sha, bad: story.bad as Sha }
}

async function changesOf(directory: string) {
  const forge = gitForge(await openClone(directory), window())
  const { value: range } = await forge.range(anIncident())
  return await forge.changes(anIncident(), range)
}

describe('a mirror', () => {
  it('tells of a range what a whole clone tells, without the contents of other files', async () => {
    const directory = join(home, 'whole.git')
    await keepMirror(directory, { url: served.url, token }, window())
    expect(await changesOf(directory)).toEqual(await changesOf(story.dir))
    const count = async (dir: string) =>
      (await runGit(['-C', dir, 'cat-file', '--batch-all-objects', '--batch-check']))
        .toString()
        .split('\n')
        .filter((line) => line.includes(' blob ')).length
    expect(await count(directory)).toBeLessThan(await count(story.dir))
  })

  it('asks the server nothing where it holds all already', async () => {
    const directory = join(home, 'twice.git')
    await keepMirror(directory, { url: served.url, token }, window())
    const before = served.seen.length
    await keepMirror(directory, { url: served.url, token }, window())
    expect(served.seen).toHaveLength(before)
  })

  it('is made once where several want it at a time', async () => {
    const directory = join(home, 'together.git')
    const once = join(home, 'alone.git')
    const before = served.seen.length
    await keepMirror(once, { url: served.url, token }, window())
    const alone = served.seen.length - before
    const all = [1, 2, 3].map(() => keepMirror(directory, { url: served.url, token }, window()))
    await Promise.all(all)
    expect(served.seen.length - before).toBe(2 * alone)
    expect(await readdir(home)).not.toContain('together.git.lock')
  })

  it('is tidied where fetches have left many packs, and tells the same', async () => {
    const directory = join(home, 'packs.git')
    const packs = async () =>
      (await readdir(join(directory, 'objects', 'pack'))).filter((name) => name.endsWith('.pack')).length
    const ends = [story.good, ...story.changes.map(({ commit }) => commit)] as Sha[]
    for (const [at, bad] of ends.entries()) {
      const good = ends[at - 1]
      if (good !== undefined) await keepMirror(directory, { url: served.url, token }, { good, bad })
    }
    const before = await packs()
    expect(before).toBeGreaterThan(3)
    const place = { gitDir: directory, environment: gitEnvironment(process.env) }
    await tidyMirror(place, before)
    expect(await packs()).toBe(before)
    await tidyMirror(place, 3)
    expect(await packs()).toBeLessThanOrEqual(2)
    expect(await changesOf(directory)).toEqual(await changesOf(story.dir))
    const asked = served.seen.length
    await keepMirror(directory, { url: served.url, token }, window())
    expect(served.seen).toHaveLength(asked)
  })

  it('shows the token to nobody but the server: in no argument and no file', async () => {
    const directory = join(home, 'secret.git')
    const programs = await mkdtemp(join(home, 'programs-'))
    const log = join(programs, 'arguments')
    const real = (await runGit(['--exec-path'])).toString().trim()
    await writeFile(join(programs, 'git'), `#!/bin/sh\necho "$@" >> '${log}'\nexec '${real}/git' "$@"\n`)
    await chmod(join(programs, 'git'), 0o755)
    const before = process.env['PATH'] ?? ''
    process.env['PATH'] = `${programs}:${before}`
    await keepMirror(directory, { url: served.url, token }, window()).finally(() => {
      process.env['PATH'] = before
    })
    const encoded = Buffer.from(`x-access-token:${token}`).toString('base64')
    const files = await readdir(directory, { recursive: true, withFileTypes: true })
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    )
    const said = await readFile(log, 'utf8')
    expect(said).toContain('fetch')
    for (const text of [...texts, said]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(encoded)
    }
  })

  it('is refused, without the token in the words, where the server does not let us in', async () => {
    const directory = join(home, 'refused.git')
    const source = { url: served.url, token: 'wrong' }
    const thrown = await keepMirror(directory, source, window()).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ name: 'Refusal', kind: 'unavailable' })
    expect(String(thrown)).not.toContain('wrong')
    expect(await readdir(home)).not.toContain('refused.git.lock')
  })
})
