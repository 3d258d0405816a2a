import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { tryRevert } from '../../../src/adapters/git/try-revert.ts'
import { revertConflicts } from '../../../src/engine/act/revert-conflicts.ts'
import { aChange } from '../../builders/a-change.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory, type BuiltHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const lines = Array.from({ length: 12 }, (_, n) => `line ${n}\n`)

/** The twelve lines, with some of them replaced. */
function text(changed: Readonly<Record<number, string>> = {}): string {
  return lines.map((line, n) => changed[n] ?? line).join('')
}

const sketches: readonly Sketch[] = [
  { name: 'good', files: { 'a.ts': text(), 'b.ts': text() } },
  { name: 'culprit', files: { 'a.ts': text({ 3: 'broken\n' }) } },
  { name: 'bad', files: { 'b.ts': text({ 3: 'other\n' }) } },
]

async function trialOf(built: BuiltHistory, name = 'culprit', folder = built.folder) {
  const clone = await openClone(folder)
  return await tryRevert(clone, aChange({ commits: [built.sha(name)] }), built.sha('bad'))
}

function objectsOf(folder: string): readonly string[] {
  return readdirSync(join(folder, '.git/objects'), { recursive: true, encoding: 'utf8' }).sort()
}

describe('trying a revert', () => {
  it('applies where later changes stand elsewhere, and writes nothing to the clone', async () => {
    const built = await buildHistory(sketches)
    const before = [objectsOf(built.folder), plainGit(built.folder, ['for-each-ref'])]
    const command = `git revert ${built.sha('culprit')}`
    expect(await trialOf(built)).toEqual({ kind: 'applies', command })
    expect([objectsOf(built.folder), plainGit(built.folder, ['for-each-ref'])]).toEqual(before)
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.test']
    plainGit(built.folder, [...who, 'revert', '--no-edit', built.sha('culprit')])
  })

  it('names the files in which it stops', async () => {
    const built = await buildHistory([
      ...sketches,
      { name: 'later', files: { 'a.ts': text({ 3: 'mended\n' }), 'b.ts': null } },
      { name: 'bad', files: { 'c.ts': 'c\n' } },
    ])
    expect(await trialOf(built)).toMatchObject({ kind: 'conflicts', paths: ['a.ts'] })
  })

  it('gives the command for a merge commit', async () => {
    const built = await buildHistory([
      { name: 'good', files: { 'a.ts': text() } },
      { name: 'side', files: { 'a.ts': text({ 3: 'broken\n' }) } },
      { name: 'culprit', parents: ['good', 'side'], files: { 'a.ts': text({ 3: 'broken\n' }) } },
      { name: 'bad', files: { 'b.ts': 'b\n' } },
    ])
    const command = `git revert -m 1 ${built.sha('culprit')}`
    expect(await trialOf(built)).toEqual({ kind: 'applies', command })
  })

  it('goes back to the parent that held what was good, and leaves that alone', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [], files: { 'a.ts': text() } },
      { name: 'good', parents: ['root'], files: { 'good.ts': 'good\n' } },
      { name: 'mine', parents: ['root'], files: { 'a.ts': text({ 3: 'broken\n' }) } },
      { name: 'culprit', parents: ['mine', 'good'], files: { 'good.ts': 'good\n' } },
      { name: 'bad', files: { 'good.ts': 'good\nand used\n' } },
    ])
    const clone = await openClone(built.folder)
    const [culprit, bad] = [built.sha('culprit'), built.sha('bad')]
    const pulled = aChange({ commits: [culprit], mainline: 2 })
    const command = `git revert -m 2 ${culprit}`
    expect(await tryRevert(clone, pulled, bad)).toEqual({ kind: 'applies', command })
    expect(await tryRevert(clone, { ...pulled, mainline: 1 }, bad)).toMatchObject({ kind: 'conflicts' })
  })

  it('is not tried where every way back takes what was good, or leaves what the merge brought', async () => {
    const built = await buildHistory(sketches)
    const both = aChange({ commits: [built.sha('culprit')], mainline: null })
    const trial = await tryRevert(await openClone(built.folder), both, built.sha('bad'))
    expect(trial).toMatchObject({ kind: 'not-tried', command: null })
  })

  it('works from a bare repository and in a clone whose history is cut off', async () => {
    const built = await buildHistory(sketches)
    const [bare, shallow] = [join(await temporaryFolder(), 'bare'), join(await temporaryFolder(), 'shallow')]
    plainGit('/', ['clone', '--quiet', '--bare', built.folder, bare])
    plainGit('/', ['clone', '--quiet', '--depth=3', `file://${built.folder}`, shallow])
    expect(await trialOf(built, 'culprit', bare)).toMatchObject({ kind: 'applies' })
    expect(await trialOf(built, 'culprit', shallow)).toMatchObject({ kind: 'applies' })
    expect(await trialOf(built, 'good', shallow)).toMatchObject({ kind: 'not-tried', command: null })
  })

  it('is not tried for a first commit, or for a change of which no commit is known', async () => {
    const built = await buildHistory(sketches)
    expect(await trialOf(built, 'good')).toMatchObject({ kind: 'not-tried', command: null })
    const clone = await openClone(built.folder)
    const unknown = aChange({ commits: [] })
    expect(await tryRevert(clone, unknown, built.sha('bad'))).toMatchObject({ kind: 'not-tried' })
  })

  it('runs no merge program that the clone names', async () => {
    const built = await buildHistory([
      { name: 'good', files: { 'a.ts': text(), '.gitattributes': '* merge=evil\n' } },
      ...sketches.slice(1),
      { name: 'later', files: { 'a.ts': text({ 3: 'mended\n' }) } },
      { name: 'bad', files: { 'c.ts': 'c\n' } },
    ])
    const canary = join(await temporaryFolder(), 'canary')
    plainGit(built.folder, ['config', 'merge.evil.driver', `touch ${canary}`])
    plainGit(built.folder, ['config', 'merge.default', 'evil'])
    await writeFile(join(built.folder, '.git/info/attributes'), '* merge=evil\n')
    expect(await trialOf(built)).toMatchObject({ kind: 'conflicts' })
    expect(existsSync(canary)).toBe(false)
  })
})

describe('reading hunks', () => {
  const edit = fc.record({ at: fc.nat(11), kind: fc.constantFrom('replace', 'remove', 'insert') })
  const change = fc.array(edit, { minLength: 1, maxLength: 2 })

  function applied(
    before: readonly string[],
    edits: readonly (typeof edit extends fc.Arbitrary<infer T> ? T : never)[],
    mark: string,
  ) {
    return edits.reduce<readonly string[]>((now, { at, kind }, n) => {
      const place = Math.min(at, now.length)
      const removed = kind === 'insert' ? 0 : 1
      const added = kind === 'remove' ? [] : [`${mark} ${n}\n`]
      return now.toSpliced(place, removed, ...added)
    }, before)
  }

  test.prop([change, fc.array(change, { minLength: 1, maxLength: 3 })], { numRuns: 15 })(
    'never says that a revert is free of conflicts which git cannot merge',
    async (first, later) => {
      const texts = [lines]
      for (const [n, edits] of [first, ...later].entries())
        texts.push([...applied(texts.at(-1) ?? lines, edits, `change ${n}`)])
      const built = await buildHistory(
        texts.map((each, n) => ({
          name: n === texts.length - 1 ? 'bad' : `c${n}`,
          files: { 'a.ts': each.join(''), [`note-${n}`]: 'x\n' },
        })),
      )
      const clone = await openClone(built.folder)
      const forge = gitForge(clone, { good: built.sha('c0'), bad: built.sha('bad') })
      const range = (await forge.range(anIncident)).value
      const changes = (await forge.changes(anIncident, range)).value
      const culprit = changes.find(({ commits: [sha] }) => sha === built.sha('c1'))
      if (culprit === undefined) throw new Error('The history has no such change')
      const read = revertConflicts(culprit, changes)
      const tried = await tryRevert(clone, culprit, built.sha('bad'))
      expect([read.kind, tried.kind]).not.toEqual(['none', 'conflicts'])
      expect(read.kind).not.toBe('unknown')
      expect(tried.kind).not.toBe('not-tried')
    },
  )
})
