import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

import { afterAll } from 'vitest'

import { checkOut, makeRepository } from '../../../src/entries/cli/demo/make-repository.ts'
import { runTool } from '../../../src/entries/cli/demo/run-tool.ts'

export type Shop = {
  readonly folder: string
  readonly repo: string
  readonly log: string
  readonly baseline: string
  /** Full id of a commit. */
  readonly commit: (ref: string) => Promise<string>
}

/** The demo's shop with the logs of its own tests, in a folder that goes after the tests of the file. */
export async function aShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'prime-suspect-test-'))
  afterAll(async () => await rm(folder, { recursive: true, force: true }))
  const repo = join(folder, 'shop')
  await makeRepository(repo)
  return {
    folder,
    repo,
    baseline: await logAt(repo, 'v1.0.0', join(folder, 'passing.log')),
    log: await logAt(repo, 'main', join(folder, 'failing.log')),
    commit: async (ref) => (await runTool('git', ['rev-parse', ref], { directory: repo })).output.trim(),
  }
}

async function logAt(repo: string, ref: string, path: string): Promise<string> {
  await checkOut(repo, ref)
  const words = ['--test', '--test-reporter=spec']
  const { output } = await runTool(process.execPath, words, { directory: repo, mayEndWith: [0, 1] })
  await writeFile(path, output)
  return path
}
