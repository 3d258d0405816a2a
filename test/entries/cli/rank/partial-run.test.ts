import { execFileSync } from 'node:child_process'
import {
  access,
  appendFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'

import { describe, expect, it, onTestFinished } from 'vitest'

import { type About, openPartialRun } from '../../../../src/entries/cli/rank/partial-run.ts'

const ids = ['a', 'b', 'c', 'd']
const about: About = { cases: 'one', weights: null }
const line = (id: string) => JSON.stringify({ id, verdict: 'silent' })
const ranked = (id: string) => ({ kind: 'ranked', line: line(id) }) as const
const refused = (id: string) => ({ kind: 'unrankable', line: line(id), says: 'no' }) as const

async function anOut(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  return join(folder, 'ranking.jsonl')
}

/** A run that was interrupted after a and b, of which b could not be ranked. */
async function interrupted(out: string, { ids: these = ids, about: that = about } = {}): Promise<void> {
  const run = await openPartialRun(out, that, { ids: these, mayContinue: true })
  await run.add('a', ranked('a'))
  await run.add('b', refused('b'))
  await run.close()
}

const again = async (
  out: string,
  over: { about?: About; ids?: readonly string[]; mayContinue?: boolean } = {},
) => {
  const run = await openPartialRun(out, over.about ?? about, { ids, mayContinue: true, ...over })
  await run.close()
  return { done: run.done, troubles: run.troubles, lines: await readFile(`${out}.partial`, 'utf8') }
}

const leaveLock = async (out: string, holder: { pid: number; processStarted: string | null }) => {
  await mkdir(`${out}.partial.lock`)
  const lock = { nonce: 'theirs', host: hostname(), ...holder }
  await writeFile(join(`${out}.partial.lock`, 'lock'), JSON.stringify(lock))
}

const isThere = async (path: string) =>
  await access(path).then(
    () => true,
    () => false,
  )

describe('a run', () => {
  it('leaves OUT alone until it is done, and then nothing beside it', async () => {
    const out = await anOut()
    await writeFile(out, 'old')
    const run = await openPartialRun(out, about, { ids, mayContinue: true })
    for (const id of ids) await run.add(id, ranked(id))
    expect(await readFile(out, 'utf8')).toBe('old')
    await run.finish()
    await run.close()
    expect(await readFile(out, 'utf8')).toBe(ids.map((id) => `${line(id)}\n`).join(''))
    expect([await isThere(`${out}.partial`), await isThere(`${out}.partial.notes`)]).toEqual([false, false])
  })

  it('cannot be written into a folder that is not there', async () => {
    await expect(openPartialRun('/no/such/out', about, { ids, mayContinue: true })).rejects.toMatchObject({
      kind: 'bad-input',
      message: '/no/such/out cannot be written (ENOENT).',
    })
  })

  it('is alone: another one of the same OUT is refused until it is done', async () => {
    const out = await anOut()
    const run = await openPartialRun(out, about, { ids, mayContinue: true })
    await run.add('a', ranked('a'))
    await expect(openPartialRun(out, about, { ids, mayContinue: true })).rejects.toMatchObject({
      kind: 'transient',
      message: `Another run is writing ${out}.`,
    })
    for (const id of ids.slice(1)) await run.add(id, ranked(id))
    await run.finish()
    await run.close()
    expect(await readFile(out, 'utf8')).toBe(ids.map((id) => `${line(id)}\n`).join(''))
    expect(await readdir(dirname(out))).toEqual(['ranking.jsonl'])
  })

  it.each([
    ['a process that is gone', { pid: 2 ** 22 + 1, processStarted: null }],
    ['one that had our number, as in a container', { pid: process.pid, processStarted: 'before' }],
  ])('is not kept by %s', async (_, holder) => {
    const out = await anOut()
    await interrupted(out)
    await leaveLock(out, holder)
    expect(await again(out)).toMatchObject({ done: 2 })
  })

  it('is kept by a process that runs', async () => {
    const out = await anOut()
    await leaveLock(out, { pid: process.ppid, processStarted: null })
    await expect(openPartialRun(out, about, { ids, mayContinue: true })).rejects.toMatchObject({
      mend: expect.stringContaining(`delete ${out}.partial.lock`) as string,
    })
  })

  it('cannot be put in place of a folder, which is told before any case is ranked', async () => {
    const out = await anOut()
    await mkdir(out)
    await expect(openPartialRun(out, about, { ids, mayContinue: true })).rejects.toMatchObject({
      kind: 'bad-input',
      message: `${out} is a directory, not a file.`,
    })
  })

  it('never takes the place of a pipe or a device', async () => {
    const out = await anOut()
    execFileSync('mkfifo', [out])
    await expect(openPartialRun(out, about, { ids, mayContinue: true })).rejects.toMatchObject({
      kind: 'bad-input',
      message: `${out} is not a regular file.`,
    })
    expect((await lstat(out)).isFIFO()).toBe(true)
  })

  it('is put behind a link', async () => {
    const out = await anOut()
    await writeFile(`${out}.real`, 'old')
    await symlink(`${out}.real`, out)
    const run = await openPartialRun(out, about, { ids, mayContinue: true })
    for (const id of ids) await run.add(id, ranked(id))
    await run.finish()
    await run.close()
    expect((await lstat(out)).isSymbolicLink()).toBe(true)
    expect(await readFile(out, 'utf8')).toBe(ids.map((id) => `${line(id)}\n`).join(''))
  })
})

describe('an interrupted run', () => {
  it('goes on where it stopped and remembers what could not be ranked', async () => {
    const out = await anOut()
    await interrupted(out)
    const { done, troubles, lines } = await again(out)
    expect({ done, troubles }).toEqual({ done: 2, troubles: [{ id: 'b', kind: 'unrankable' }] })
    expect(lines).toBe(`${line('a')}\n${line('b')}\n`)
  })

  it('loses a line that was torn', async () => {
    const out = await anOut()
    await interrupted(out)
    await appendFile(`${out}.partial`, line('c').slice(0, 8))
    expect(await again(out)).toMatchObject({ done: 2, lines: `${line('a')}\n${line('b')}\n` })
  })

  it('loses the note of a case whose line was not written', async () => {
    const out = await anOut()
    await interrupted(out)
    await appendFile(`${out}.partial.notes`, `${JSON.stringify({ id: 'c', kind: 'crashed' })}\n{"id`)
    expect((await again(out)).troubles).toEqual([{ id: 'b', kind: 'unrankable' }])
  })

  it('goes on only as far as its lines are those of the cases', async () => {
    const out = await anOut()
    await interrupted(out)
    await appendFile(`${out}.partial`, `${line('x')}\n${line('d')}\n`)
    expect((await again(out)).done).toBe(2)
  })

  it.each([
    ['the cases or options are others', { about: { cases: 'two', weights: null } }],
    ['that was not wanted', { mayContinue: false }],
  ])('begins again where %s', async (_, over) => {
    const out = await anOut()
    await interrupted(out)
    expect(await again(out, over)).toEqual({ done: 0, troubles: [], lines: '' })
  })

  it('tells what changed since it began, and keeps none of its lines', async () => {
    const out = await anOut()
    await interrupted(out)
    const run = await openPartialRun(
      out,
      { cases: 'two', weights: null, program: 'new' },
      { ids, mayContinue: true },
    )
    await run.close()
    expect(run).toMatchObject({ done: 0, changed: ['cases', 'program'] })
  })

  it('gives its lines back to whoever goes on', async () => {
    const out = await anOut()
    await interrupted(out)
    const run = await openPartialRun(out, about, { ids, mayContinue: true })
    await run.add('c', ranked('c'))
    await run.close()
    expect(run.changed).toEqual([])
    expect(await run.earlier()).toEqual([line('a'), line('b')])
  })

  it('leaves nothing behind where nobody wants it', async () => {
    const out = await anOut()
    await interrupted(out)
    const run = await openPartialRun(out, about, { ids, mayContinue: true })
    await run.close()
    await run.discard()
    expect([await isThere(`${out}.partial`), await isThere(`${out}.partial.notes`)]).toEqual([false, false])
  })

  it('begins again where its notes are gone', async () => {
    const out = await anOut()
    await interrupted(out)
    await rm(`${out}.partial.notes`)
    expect((await again(out)).done).toBe(0)
  })

  it('stays the same however often it is opened', async () => {
    const out = await anOut()
    await interrupted(out)
    await again(out)
    expect(await again(out)).toMatchObject({ done: 2, troubles: [{ id: 'b' }] })
  })
})
