import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { resolveRef, resolveRefs } from '../../../src/adapters/git/resolve-ref.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const history = [
  { name: 'first', files: { a: '1' } },
  { name: 'second', files: { a: '2' } },
]

describe('resolveRef', () => {
  test('finds branches, annotated tags, short ids and steps back', async () => {
    const built = await buildHistory(history)
    plainGit(built.folder, ['tag', '--annotate', '--message=one', 'v1', built.sha('first')])
    const clone = await openClone(built.folder)
    const short = built.sha('first').slice(0, 8)
    expect(await resolveRefs(clone, ['main', 'v1', short, 'HEAD~1', 'main@{0}', '@'])).toEqual(
      ['second', 'first', 'first', 'first', 'second', 'second'].map((name) => built.sha(name)),
    )
  })

  test('refuses what is not there and says how to get it', async () => {
    const built = await buildHistory(history)
    await expect(resolveRef(await openClone(built.folder), 'v9')).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'not-found',
      mend: expect.stringContaining('git fetch') as string,
    })
  })

  test('tells of missing depth in a shallow clone', async () => {
    const built = await buildHistory(history)
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=1', `file://${built.folder}`, shallow])
    await expect(resolveRef(await openClone(shallow), built.sha('first'))).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('only the newest 1 commit of') as string,
      mend: expect.stringContaining('git fetch --unshallow') as string,
    })
  })

  test('refuses a file or folder of that id', async () => {
    const built = await buildHistory(history)
    const blob = plainGit(built.folder, ['rev-parse', 'main:a']).trim()
    await expect(resolveRef(await openClone(built.folder), blob)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('refuses what is no name of one commit', async () => {
    const clone = await openClone((await buildHistory(history)).folder)
    const options = ['-n1', '--output=x', '--all']
    const searches = [':/first', 'main^{/first}', 'main:a', '^main', 'HEAD~1..main']
    for (const ref of [...options, ...searches, 'a\nb', 'a\0b', '', 'x'.repeat(2000)]) {
      await expect(resolveRef(clone, ref)).rejects.toMatchObject({ name: 'Refusal', kind: 'bad-input' })
    }
  })

  test('tells what is missing from a partial clone without fetching it', async () => {
    const built = await buildHistory(history)
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const partial = join(await temporaryFolder(), 'partial')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, partial])
    const refs = ['main', 'f'.repeat(40)]
    await expect(resolveRefs(await openClone(partial), refs)).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('ffff') as string,
    })
  })
})
