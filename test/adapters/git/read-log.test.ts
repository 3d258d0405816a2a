import { describe, expect, it } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { originName } from '../../../src/adapters/git/origin-name.ts'
import { readLog } from '../../../src/adapters/git/read-log.ts'
import { readReleases } from '../../../src/adapters/git/read-releases.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'

describe('the log of a clone', () => {
  it('holds every commit that the head reaches, with parents, author and whole message', async () => {
    const { folder, sha } = await buildHistory([
      { name: 'start', message: 'Start\n\nWith a body.\n\nOf two paragraphs.', at: 1_700_000_000 },
      { name: 'side', parents: ['start'], author: 'Grace', message: 'Side' },
      { name: 'merge', parents: ['start', 'side'], message: 'Merge\nover two lines' },
    ])
    const { entries, whole } = await readLog(await openClone(folder), sha('merge'))
    expect(whole).toBe(true)
    expect(entries.map((entry) => entry.sha)).toEqual([sha('merge'), sha('side'), sha('start')])
    expect(entries[0]).toMatchObject({
      parents: [sha('start'), sha('side')],
      subject: 'Merge over two lines',
      body: '',
    })
    expect(entries[1]).toMatchObject({ author: 'Grace', email: 'grace@example.org' })
    expect(entries[2]).toMatchObject({
      parents: [],
      committedAt: '2023-11-14T22:13:20.000Z',
      body: 'With a body.\n\nOf two paragraphs.',
    })
  })

  it('is read to its newest commits where it is too long, and says so', async () => {
    const { folder, sha } = await buildHistory([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
    const { entries, whole } = await readLog(await openClone(folder), sha('c'), 2)
    expect(entries.map((entry) => entry.sha)).toEqual([sha('c'), sha('b')])
    expect(whole).toBe(false)
  })

  it('is whole where it comes in many pieces, and a message is longer than a piece', async () => {
    const long = `${'wide ☃ '.repeat(20_000)}end`
    const sketches = Array.from({ length: 300 }, (_, index) => ({
      name: `c${index}`,
      message: index === 150 ? `Long\n\n${long}` : `Number ${index}\n\n${'body '.repeat(index)}`,
    }))
    const { folder, sha } = await buildHistory(sketches)
    const { entries } = await readLog(await openClone(folder), sha('c299'))
    expect(entries.map((entry) => entry.sha)).toEqual(sketches.map(({ name }) => sha(name)).toReversed())
    const cut = entries[149]
    expect(cut?.body.length).toBeLessThanOrEqual(20 * 1024)
    expect(long.startsWith(cut?.body ?? 'nothing')).toBe(true)
    expect(entries[0]?.body).toBe('body '.repeat(299).trimEnd())
  })
})

describe('the releases of a clone', () => {
  it('are the commits of numbered tags, and for a tag beside the branch where its line left', async () => {
    const { folder, sha } = await buildHistory([
      { name: 'a' },
      { name: 'b' },
      { name: 'fix 1', parents: ['b'] },
      { name: 'fix 2', parents: ['fix 1'] },
      { name: 'c', parents: ['b'] },
      { name: 'd', parents: ['c'] },
    ])
    plainGit(folder, ['tag', 'v1.0', sha('a')])
    plainGit(folder, [
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@b.c',
      'tag',
      '-a',
      '-m',
      'x',
      'shop@2',
      sha('c'),
    ])
    plainGit(folder, ['tag', 'v1.1', sha('fix 2')])
    plainGit(folder, ['tag', 'last-good', sha('d')])
    plainGit(folder, ['tag', 'tree-7', `${sha('d')}^{tree}`])
    const found = await readReleases(await openClone(folder), sha('d'))
    expect(found.toSorted()).toEqual([sha('a'), sha('b'), sha('c')].toSorted())
  })

  it('are none without tags', async () => {
    const { folder, sha } = await buildHistory([{ name: 'a' }])
    expect(await readReleases(await openClone(folder), sha('a'))).toEqual([])
  })
})

describe('the name of a clone', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'acme/shop'],
    ['git@github.com:acme/shop.git', 'acme/shop'],
    ['ssh://git@github.com/acme/shop', 'acme/shop'],
    ['https://user:secret@git.example.org/team/acme/shop/', 'acme/shop'],
    ['/home/ada/shop', null],
    ['ext::sh -c whoami', null],
  ])('of %s is %s', async (url, name) => {
    const { folder } = await buildHistory([{ name: 'a' }])
    plainGit(folder, ['config', 'remote.origin.url', url])
    expect(await originName(await openClone(folder))).toBe(name)
  })

  it('is none without an origin', async () => {
    const { folder } = await buildHistory([{ name: 'a' }])
    expect(await originName(await openClone(folder))).toBeNull()
  })
})
