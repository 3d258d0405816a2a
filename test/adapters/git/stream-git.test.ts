import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { gitEnvironment } from '../../../src/adapters/git/git-environment.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { runGit, tryGit } from '../../../src/adapters/git/run-git.ts'
import { streamGit } from '../../../src/adapters/git/stream-git.ts'
import { buildHistory } from './history-builder.ts'
import { temporaryFolder } from './temporary-folder.ts'

const large = [{ name: 'only', files: { large: 'x'.repeat(1_000_000) } }]
const readLarge = ['cat-file', 'blob', 'main:large']

describe('streamGit', () => {
  test('stops git after so many bytes', async () => {
    const clone = await openClone((await buildHistory(large)).folder)
    const result = await tryGit(clone, readLarge, { maxBytes: 1000 })
    expect([result.ended, result.code, result.stdout.toString()]).toEqual([
      'output-cap',
      null,
      'x'.repeat(1000),
    ])
    expect((await runGit(clone, readLarge, { maxBytes: 1000 })).length).toBe(1000)
  })

  test('takes output of exactly so many bytes for whole', async () => {
    const clone = await openClone((await buildHistory(large)).folder)
    const result = await tryGit(clone, readLarge, { maxBytes: 1_000_000 })
    expect([result.ended, result.code, result.stdout.length]).toEqual(['by-itself', 0, 1_000_000])
  })

  test('stops when its reader has enough', async () => {
    const clone = await openClone((await buildHistory(large)).folder)
    let chunks = 0
    const end = await streamGit(clone, readLarge, () => {
      chunks++
      return 'stop'
    })
    expect([end.ended, chunks]).toEqual(['stopped', 1])
  })

  test('passes on what its reader throws', async () => {
    const clone = await openClone((await buildHistory(large)).folder)
    const broken = (): never => {
      throw new Error('a bug')
    }
    await expect(streamGit(clone, readLarge, broken)).rejects.toThrow('a bug')
  })

  test('ends a git that takes too long', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'git'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 })
    const place = { gitDir: null, environment: gitEnvironment({ PATH: `${folder}:/bin:/usr/bin` }) }
    expect((await streamGit(place, ['version'], () => undefined, { timeLimitMs: 100 })).ended).toBe(
      'time-limit',
    )
    await expect(runGit(place, ['version'], { timeLimitMs: 100 })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('it took too long') as string,
    })
  })

  test('does not mind a git that leaves its input unread', async () => {
    const clone = await openClone((await buildHistory(large)).folder)
    const result = await tryGit(clone, ['cat-file', '--no-such-option'], { input: 'x\n'.repeat(500_000) })
    expect([result.ended, result.code]).toEqual(['by-itself', 129])
  })

  test('says what failed where, in one line without control characters', async () => {
    const built = await buildHistory(large)
    const clone = await openClone(built.folder)
    await expect(runGit(clone, ['cat-file', 'blob', 'main:\u001B[31mgone'])).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
      message: expect.stringMatching(/^git cat-file failed in \P{Cc}+$/u) as string,
    })
  })
})
