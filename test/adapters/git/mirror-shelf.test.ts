import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, it } from 'vitest'

import { removeMirror, trimShelf } from '../../../src/adapters/git/mirror-shelf.ts'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 20)
const homes: string[] = []
let shelf: string

beforeEach(async () => {
  shelf = await mkdtemp(join(tmpdir(), 'shelf-'))
  homes.push(shelf)
})

afterAll(async () => {
  for (const home of homes) await rm(home, { recursive: true, force: true })
})

/** A mirror of a thousand bytes. */
async function aMirror(name: string, hoursUnused: number): Promise<string> {
  const path = join(shelf, `${name}.git`)
  await mkdir(join(path, 'objects/pack'), { recursive: true })
  await writeFile(join(path, 'objects/pack/one.pack'), Buffer.alloc(1_000))
  await writeFile(join(path, 'HEAD'), '')
  const at = new Date(now - hoursUnused * hour)
  await utimes(join(path, 'HEAD'), at, at)
  return path
}

const left = async () =>
  (await readdir(shelf, { recursive: true })).filter((name) => name.endsWith('.git')).toSorted()

describe('the shelf of mirrors', () => {
  it('loses those unused for longest, of whomever they are, until the others fit', async () => {
    await aMirror('1/a', 30)
    await aMirror('1/b', 10)
    await aMirror('2/c', 20)
    await aMirror('2/d', 5)
    expect(await trimShelf(shelf, 2_500, now)).toEqual({ bytes: 2_000, evicted: 2 })
    expect(await left()).toEqual(['1/b.git', '2/d.git'])
  })

  it('keeps all where there is room', async () => {
    await aMirror('1/a', 1_000)
    expect(await trimShelf(shelf, 1_000, now)).toEqual({ bytes: 1_000, evicted: 0 })
    expect(await left()).toEqual(['1/a.git'])
  })

  it('keeps what a triage may be reading from, though it is too much', async () => {
    await aMirror('1/a', 0.5)
    await aMirror('1/b', 2)
    expect(await trimShelf(shelf, 10, now)).toEqual({ bytes: 1_000, evicted: 1 })
    expect(await left()).toEqual(['1/a.git'])
  })

  it('keeps what somebody is bringing up to date', async () => {
    const busy = await aMirror('1/a', 30)
    await writeFile(`${busy}.lock`, '')
    await aMirror('1/b', 20)
    expect(await trimShelf(shelf, 1_000, now)).toEqual({ bytes: 1_000, evicted: 1 })
    expect(await left()).toEqual(['1/a.git'])
  })

  it('loses what was never made to its end, and leaves strange files alone', async () => {
    const broken = await aMirror('1/a', 30)
    await rm(join(broken, 'HEAD'))
    await utimes(broken, 0, 0)
    await writeFile(join(shelf, 'notes'), 'x'.repeat(9_000))
    await mkdir(join(shelf, '1/other'))
    expect(await trimShelf(shelf, 10, now)).toEqual({ bytes: 0, evicted: 1 })
    expect(await readdir(join(shelf, '1'))).toEqual(['other'])
  })

  it('is nothing where there is no folder', async () => {
    expect(await trimShelf(join(shelf, 'none'), 10, now)).toEqual({ bytes: 0, evicted: 0 })
  })
})

describe('a mirror that is to go', () => {
  it('goes, and was gone the second time', async () => {
    const mirror = await aMirror('1/a', 0)
    expect(await removeMirror(mirror)).toBe(true)
    expect(await removeMirror(mirror)).toBe(true)
    expect(await readdir(join(shelf, '1'))).toEqual([])
  })

  it('stays while somebody works on it, and is said to', async () => {
    const mirror = await aMirror('1/a', 0)
    await writeFile(`${mirror}.lock`, '')
    expect(await removeMirror(mirror, 0)).toBe(false)
    expect(await left()).toEqual(['1/a.git'])
  })
})
