import { execFileSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { standingGit } from '../../../src/adapters/git/standing-git.ts'
import { buildHistory } from './history-builder.ts'

const check = ['cat-file', '--batch-check=%(objecttype)']

async function aClone() {
  const built = await buildHistory([{ name: 'only', files: { a: 'a\n' } }])
  return { clone: await openClone(built.folder), sha: built.sha('only') }
}

/** Asks for one line an object. */
async function ask(git: ReturnType<typeof standingGit>, ...names: readonly string[]) {
  let said = ''
  const isWhole = await git.ask(names.map((name) => `${name}\n`).join(''), (chunk) => {
    said += chunk.toString('utf8')
    return said.split('\n').length > names.length
  })
  return isWhole ? said.trimEnd().split('\n') : null
}

/** Of this process. */
function children(): number {
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)]).toString()
  return listed.trim().split('\n').length
}

describe('a standing git', () => {
  test('answers many who ask at once, each with what was asked', async () => {
    const { clone, sha } = await aClone()
    const git = standingGit(clone, check)
    const answers = await Promise.all([
      ask(git, sha),
      ask(git, `${sha}:a`, 'none'),
      ask(git, `${sha}^{tree}`),
    ])
    expect(answers).toEqual([['commit'], ['blob', 'none missing'], ['tree']])
  })

  test('is one process, which goes once nobody asks, and comes again', async () => {
    const { clone, sha } = await aClone()
    const before = children()
    const git = standingGit(clone, check)
    for (const _ of [1, 2, 3]) expect(await ask(git, sha)).toEqual(['commit'])
    expect(children()).toBe(before + 1)
    await expect.poll(children, { timeout: 30_000 }).toBe(before)
    expect(await ask(git, sha)).toEqual(['commit'])
  })

  test('that ended says so, then and ever after', async () => {
    const { clone, sha } = await aClone()
    const git = standingGit(clone, ['cat-file', '--batch-check=%(nonsense)'])
    expect([await ask(git, sha), await ask(git, sha)]).toEqual([null, null])
  })

  test('that cannot be started is one that ended', async () => {
    const { clone, sha } = await aClone()
    const nowhere = { ...clone, environment: { ...clone.environment, PATH: '/nowhere' } }
    expect(await ask(standingGit(nowhere, check), sha)).toBeNull()
  })

  test('keeps no process alive', async () => {
    const { clone, sha } = await aClone()
    const source = new URL('../../../src/adapters/git/standing-git.ts', import.meta.url).href
    const program = `
      const { standingGit } = await import(${JSON.stringify(source)})
      const place = ${JSON.stringify({ gitDir: clone.gitDir, environment: clone.environment })}
      const git = standingGit(place, ${JSON.stringify(check)})
      await git.ask(${JSON.stringify(`${sha}\n`)}, () => true)
      setTimeout(() => console.log('still here'), 1500).unref()
    `
    const words = ['--input-type=module', '--eval', program]
    expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('')
  })
})
