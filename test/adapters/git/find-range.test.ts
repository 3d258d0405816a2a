import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const forked = [
  { name: 'base', parents: [] },
  { name: 'good', parents: ['base'] },
  { name: 'bad', parents: ['base'] },
]

async function rangeOf(folder: string, good: string, bad: string) {
  return gitForge(await openClone(folder), { good, bad }).range(anIncident)
}

describe('findRange', () => {
  test('runs from the good commit to the bad one', async () => {
    const built = await buildHistory(forked)
    const [good, bad] = [built.sha('base'), built.sha('bad')]
    const range = await rangeOf(built.folder, good, bad)
    expect(range).toEqual({ value: { kind: 'bounded', good, bad, goodFrom: 'given' }, gaps: [] })
  })

  test('runs from a good commit that came in by a merge', async () => {
    const built = await buildHistory([
      { name: 'base', parents: [] },
      { name: 'main', parents: ['base'] },
      { name: 'good', parents: ['base'] },
      { name: 'merge', parents: ['main', 'good'] },
      { name: 'bad' },
    ])
    const [good, bad] = [built.sha('good'), built.sha('bad')]
    const range = await rangeOf(built.folder, good, bad)
    expect(range).toEqual({ value: { kind: 'bounded', good, bad, goodFrom: 'given' }, gaps: [] })
  })

  test('is empty for one and the same commit', async () => {
    const built = await buildHistory(forked)
    expect((await rangeOf(built.folder, 'main', 'HEAD')).value).toMatchObject({
      kind: 'empty',
      because: 'same-commit',
    })
  })

  test('is empty where the bad commit is older than the good one', async () => {
    const built = await buildHistory(forked)
    const range = await rangeOf(built.folder, 'main', built.sha('base'))
    expect(range.value).toMatchObject({ kind: 'empty', because: 'rolled-back' })
  })

  test('begins where good and bad parted, and says so', async () => {
    const built = await buildHistory(forked)
    const range = await rangeOf(built.folder, built.sha('good'), 'main')
    expect(range.value).toEqual({
      kind: 'bounded',
      good: built.sha('base'),
      bad: built.sha('bad'),
      goodFrom: 'merge-base',
    })
    expect(range.gaps.map(({ what }) => what)).toEqual(['range'])
  })

  test('is open where good and bad have nothing in common', async () => {
    const built = await buildHistory([
      { name: 'good', parents: [] },
      { name: 'bad', parents: [] },
    ])
    const range = await rangeOf(built.folder, built.sha('good'), 'main')
    expect(range.value).toEqual({
      kind: 'open',
      bad: built.sha('bad'),
      because: 'unrelated-histories',
      fallback: 'the newest 100 first-parent commits up to the bad one',
    })
  })

  test('of a shallow clone in which they only seem to part says what to run', async () => {
    const side = ['s1', 's2', 's3', 's4', 's5'].map((name, at) => ({
      name,
      parents: [at === 0 ? 'good' : `s${at}`],
    }))
    const built = await buildHistory([
      { name: 'base', parents: [] },
      { name: 'good', parents: ['base'] },
      ...side,
      { name: 'bad', parents: ['base', 's5'] },
    ])
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=3', `file://${built.folder}`, shallow])
    plainGit(shallow, ['fetch', '--quiet', '--depth=2', 'origin', built.sha('good')])
    const { value, gaps } = await rangeOf(shallow, built.sha('good'), 'HEAD')
    expect(value).toMatchObject({ kind: 'bounded', good: built.sha('base'), goodFrom: 'merge-base' })
    expect(gaps[0]?.completeness.because).toMatch(
      /as this clone is shallow they may only seem to part, which `git fetch --unshallow` there settles$/,
    )
    const whole = await rangeOf(built.folder, built.sha('good'), 'main')
    expect(whole.value).toMatchObject({ good: built.sha('good'), goodFrom: 'given' })
  })

  test('is refused where a shallow clone cannot tell', async () => {
    const built = await buildHistory([
      ...forked.slice(0, 1),
      { name: 'good' },
      { name: 'between' },
      { name: 'bad' },
    ])
    const shallow = join(await temporaryFolder(), 'shallow')
    plainGit('/', ['clone', '--quiet', '--depth=1', `file://${built.folder}`, shallow])
    plainGit(shallow, ['fetch', '--quiet', '--depth=1', 'origin', built.sha('good')])
    await expect(rangeOf(shallow, built.sha('good'), 'HEAD')).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(/holds only 1 commit of the history of/) as string,
      mend: expect.stringContaining('--deepen') as string,
    })
    plainGit(shallow, ['fetch', '--quiet', '--unshallow', 'origin'])
    expect((await rangeOf(shallow, built.sha('good'), 'HEAD')).value.kind).toBe('bounded')
  })
})
