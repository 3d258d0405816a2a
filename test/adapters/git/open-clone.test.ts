import { chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { resolveRef } from '../../../src/adapters/git/resolve-ref.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const oneCommit = [{ name: 'first', files: { 'src/a.ts': 'a\n' } }]

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  const reason: unknown = await promise.then(
    () => new Error('nothing was refused'),
    (error: unknown) => error,
  )
  if (reason instanceof Refusal) return reason
  throw reason
}

describe('openClone', () => {
  test('opens a work tree, a folder in it and its .git directory', async () => {
    const built = await buildHistory(oneCommit)
    for (const folder of [built.folder, join(built.folder, 'src'), join(built.folder, '.git')]) {
      expect(await resolveRef(await openClone(folder), 'main')).toBe(built.sha('first'))
    }
  })

  test('opens a bare repository', async () => {
    const built = await buildHistory(oneCommit, { bare: true })
    expect(await resolveRef(await openClone(built.folder), 'HEAD')).toBe(built.sha('first'))
  })

  test('opens a linked work tree, whose .git is a file', async () => {
    const built = await buildHistory(oneCommit)
    const linked = join(await temporaryFolder(), 'linked')
    plainGit(built.folder, ['worktree', 'add', '--quiet', '--detach', linked])
    expect(await resolveRef(await openClone(linked), 'HEAD')).toBe(built.sha('first'))
  })

  test('knows a shallow clone', async () => {
    const built = await buildHistory([...oneCommit, { name: 'second' }])
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=1', `file://${built.folder}`, shallow])
    expect((await openClone(shallow)).shallow).toBe(true)
    expect((await openClone(built.folder)).shallow).toBe(false)
  })

  test.skipIf(process.getuid?.() !== 0)('opens a clone that belongs to somebody else', async () => {
    const built = await buildHistory(oneCommit)
    await chown(join(built.folder, '.git'), 12345, 12345)
    await chown(built.folder, 12345, 12345)
    expect(() => plainGit(built.folder, ['rev-parse', 'HEAD'])).toThrow('dubious ownership')
    expect(await resolveRef(await openClone(built.folder), 'HEAD')).toBe(built.sha('first'))
  })

  test('refuses what is not there', async () => {
    const refusal = await refusalOf(openClone(join(await temporaryFolder(), 'gone')))
    expect(refusal.kind).toBe('not-found')
    expect(refusal.message).toContain('gone')
  })

  test('refuses a file', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    expect((await refusalOf(openClone(file))).kind).toBe('bad-input')
  })

  test('refuses a folder that is no repository', async () => {
    const refusal = await refusalOf(openClone(await temporaryFolder()))
    expect(refusal.kind).toBe('bad-input')
    expect(refusal.message).toContain('not a git repository')
    expect(refusal.mend).toContain('clone')
  })

  test('refuses a broken repository with what git says', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, '.git'))
    expect((await refusalOf(openClone(folder))).message).toContain('not a git repository')
  })

  test('refuses SHA-256 repositories, whose ids are no commit ids of a forge', async () => {
    const folder = await temporaryFolder()
    plainGit(folder, ['init', '--quiet', '--object-format=sha256'])
    expect((await refusalOf(openClone(folder))).message).toContain('sha256')
  })

  test('tells where git is missing', async () => {
    const built = await buildHistory(oneCommit)
    for (const environment of [{ PATH: '' }, { PATH: await temporaryFolder() }]) {
      const refusal = await refusalOf(openClone(built.folder, environment))
      expect(refusal.kind).toBe('unavailable')
      expect(refusal.mend).toContain('Install git')
    }
  })

  test.each(['git version 2.29.3', 'git version 1.99.0', 'no version at all'])('refuses %j', async (says) => {
    const built = await buildHistory(oneCommit)
    const refusal = await refusalOf(openClone(built.folder, { PATH: await pathWhereGitSays(says) }))
    expect(refusal.message).toContain('too old')
    expect(refusal.mend).toContain('2.30')
  })

  test.each(['git version 2.30.0', 'git version 3.0.0.windows.1'])('goes with %j', async (says) => {
    const built = await buildHistory(oneCommit)
    expect((await openClone(built.folder, { PATH: await pathWhereGitSays(says) })).shallow).toBe(false)
  })
})

/** Puts before the real git one that tells another version and is the real one in everything else. */
async function pathWhereGitSays(version: string): Promise<string> {
  const programs = await temporaryFolder()
  const real = `${plainGit('/', ['--exec-path']).trim()}/git`
  const script = `#!/bin/sh\nfor last; do :; done\n[ "$last" = version ] && echo "${version}" && exit\nexec ${real} "$@"\n`
  await writeFile(join(programs, 'git'), script, { mode: 0o755 })
  return `${programs}:/bin:/usr/bin`
}
