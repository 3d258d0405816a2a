import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readOwnersFile } from '../../../src/adapters/git/read-owners-file.ts'
import { buildHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function ownersIn(files: NonNullable<Sketch['files']>) {
  const built = await buildHistory([{ name: 'tree', files: { ...files, 'a.ts': 'x\n' } }])
  return readOwnersFile(await openClone(built.folder), built.sha('tree'))
}

describe('the owners file', () => {
  test('is the first of the three places where GitHub looks', async () => {
    const all = { '.github/CODEOWNERS': 'first\n', CODEOWNERS: 'second\n', 'docs/CODEOWNERS': 'third\n' }
    const whole = { kind: 'complete' } as const
    expect(await ownersIn(all)).toEqual({
      value: { path: '.github/CODEOWNERS', text: 'first\n', completeness: whole },
      gaps: [],
    })
    expect((await ownersIn({ ...all, '.github/CODEOWNERS': null })).value?.text).toBe('second\n')
    expect((await ownersIn({ 'docs/CODEOWNERS': 'third\n' })).value?.path).toBe('docs/CODEOWNERS')
  })

  test('is none where there is none, or only a link or a folder', async () => {
    expect(await ownersIn({})).toEqual({ value: null, gaps: [] })
    expect((await ownersIn({ CODEOWNERS: { link: 'a.ts' } })).value).toBeNull()
    expect((await ownersIn({ 'CODEOWNERS/a.ts': 'x\n' })).value).toBeNull()
  })

  test('is none above 3 MB, as on GitHub, which is told', async () => {
    const line = `${'a'.repeat(99)}\n`
    const { value, gaps } = await ownersIn({
      '.github/CODEOWNERS': line.repeat(40_000),
      CODEOWNERS: 'small\n',
    })
    expect(value).toBeNull()
    expect(gaps).toMatchObject([{ what: 'code owners' }])
    expect((await ownersIn({ CODEOWNERS: line.repeat(20_000) })).value?.text.length).toBe(2_000_000)
  })

  test('is told as unknown where a partial clone lacks its contents', async () => {
    const built = await buildHistory([{ name: 'tree', files: { CODEOWNERS: '* @ada\n' } }])
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const blobless = join(await temporaryFolder(), 'blobless')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, blobless])
    const { value, gaps } = await readOwnersFile(await openClone(blobless), built.sha('tree'))
    expect(value).toBeNull()
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'the contents of CODEOWNERS are not in this clone',
    ])
  })
})
