import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { describe, expect, it, onTestFinished } from 'vitest'

import { checkOut, importStream, makeRepository } from '../../../../src/entries/cli/demo/make-repository.ts'
import { runTool } from '../../../../src/entries/cli/demo/run-tool.ts'
import { plantedPull } from '../../../../src/entries/cli/demo/shop-history.ts'

async function aRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
  await makeRepository(join(folder, 'shop'))
  return join(folder, 'shop')
}

const git = async (directory: string, ...words: readonly string[]) =>
  (await runTool('git', words, { directory })).output.trim()

describe('the shop of the demo', () => {
  it('is the same commits every time', async () => {
    const [one, two] = [await aRepository(), await aRepository()]
    expect(await git(one, 'rev-parse', 'main', 'v1.0.0')).toBe(await git(two, 'rev-parse', 'main', 'v1.0.0'))
    expect(importStream()).toEqual(importStream())
  })

  it('is a sound repository with some thirty commits, merges among them, and no branch left over', async () => {
    const repo = await aRepository()
    expect(await git(repo, 'fsck', '--strict')).toBe('')
    expect(Number(await git(repo, 'rev-list', '--count', 'main'))).toBe(importStream().commits)
    expect(Number(await git(repo, 'rev-list', '--count', '--merges', 'v1.0.0..main'))).toBeGreaterThan(0)
    expect(await git(repo, 'branch', '--format=%(refname:short)')).toBe('main')
  })

  it('passes its tests up to the planted change and fails them from there on', async () => {
    const repo = await aRepository()
    const log = await git(repo, 'log', '--first-parent', '--reverse', '--format=%H %s', 'main')
    const commits = log.split('\n').map((line) => ({ sha: line.slice(0, 40), title: line.slice(41) }))
    const planted = commits.findIndex(({ title }) => title.endsWith(`(#${plantedPull})`))
    expect(planted).toBeGreaterThan(0)
    for (const [index, { sha, title }] of commits.entries()) {
      await checkOut(repo, sha)
      const { code } = await runTool(process.execPath, ['--test'], { directory: repo, mayEndWith: [0, 1] })
      expect(`${title}: ${code}`).toBe(`${title}: ${index < planted ? 0 : 1}`)
    }
  })
})
