import { existsSync } from 'node:fs'
import { appendFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { gitForge } from '../../../src/adapters/git/git-forge.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory, type BuiltHistory, type Sketch } from './history-builder.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

const attributes = '* diff=evil filter=evil merge=evil\n'
const sketches: readonly Sketch[] = [
  { name: 'good', files: { '.gitattributes': attributes, 'a.ts': 'a\nb\n' } },
  { name: 'bad', files: { 'a.ts': 'a\nB\n', '.gitattributes': `${attributes}\n` } },
]

/** A program that, run by anything, leaves the canary; and what it prints would spoil what we read. */
async function canaryProgram(folder: string): Promise<{ readonly program: string; readonly canary: string }> {
  const [program, canary] = [join(folder, 'program'), join(folder, 'canary')]
  await writeFile(program, `#!/bin/sh\ntouch ${canary}\necho spoilt\n`, { mode: 0o755 })
  return { program, canary }
}

/** A history whose last commit is signed, so that there is a signature to check. */
async function signedHistory(): Promise<BuiltHistory> {
  const built = await buildHistory(sketches)
  const commit = plainGit(built.folder, ['cat-file', 'commit', 'main'])
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n'
  const signed = commit.replace('\n\n', `\n${signature}\n`)
  const sha = plainGit(built.folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], signed).trim() as Sha
  plainGit(built.folder, ['update-ref', 'refs/heads/main', sha])
  return { ...built, sha: (name) => (name === 'bad' ? sha : built.sha(name)) }
}

/** Asks the clone for all that the adapter can tell. */
async function readEverything(built: BuiltHistory, folder = built.folder) {
  const forge = gitForge(await openClone(folder), { good: built.sha('good'), bad: built.sha('bad') })
  const range = (await forge.range(anIncident)).value
  const changes = (await forge.changes(anIncident, range)).value
  const tree = await forge.tree(anIncident, range)
  const question = { incident: anIncident, range, treeSha: tree.sha, paths: tree.paths }
  const context = await forge.context(question)
  const past = await forge.past?.(question)
  const lines = await forge.lineHistories?.(question)
  return { changes, tree, context: context.value, past, lines }
}

/** Each turns on one way by which a clone runs a program of its own choice. */
const attacks: Readonly<Record<string, (program: string) => readonly string[]>> = {
  'text conversion': (program) => [`diff.evil.textconv=${program}`],
  'an external diff': (program) => [`diff.external=${program}`, `diff.evil.command=${program}`],
  'clean and smudge filters': (program) => [
    `filter.evil.clean=${program}`,
    `filter.evil.smudge=${program}`,
    `filter.evil.process=${program}`,
    'filter.evil.required=true',
  ],
  'the file system monitor': (program) => [`core.fsmonitor=${program}`, 'core.untrackedCache=true'],
  'a pager': (program) => [`core.pager=${program}`, `pager.log=${program}`, `pager.blame=${program}`],
  'checking signatures': (program) => [
    `gpg.program=${program}`,
    `gpg.ssh.program=${program}`,
    'log.showSignature=true',
  ],
  'asking for a password': (program) => [`core.askPass=${program}`, `credential.helper=!${program}`],
  'settings that bend the output': () => [
    'diff.noprefix=true',
    'diff.mnemonicPrefix=true',
    'diff.context=0',
    'diff.suppressBlankEmpty=true',
    'diff.submodule=log',
    'diff.ignoreSubmodules=all',
    'diff.renames=copies',
    'diff.wordRegex=.',
    'diff.orderFile=/nonexistent',
    'diff.colorMoved=zebra',
    'color.ui=always',
    'color.diff=always',
    'format.pretty=raw',
    'log.follow=true',
    'log.date=relative',
    'log.diffMerges=combined',
    'blame.showEmail=true',
    'blame.ignoreRevsFile=/nonexistent',
    'blame.coloring=repeatedLines',
    'core.quotePath=true',
    'core.bigFileThreshold=1',
    'core.abbrev=4',
    'i18n.logOutputEncoding=utf-16',
    'mailmap.file=/dev/zero',
    'notes.displayRef=refs/heads/*',
  ],
}

describe('a hostile clone', () => {
  test.each(Object.entries(attacks))('gains nothing by %s', async (_, attack) => {
    const [built, plain] = [await signedHistory(), await signedHistory()]
    const { program, canary } = await canaryProgram(await temporaryFolder())
    for (const setting of attack(program)) plainGit(built.folder, ['config', ...pair(setting)])
    expect(await readEverything(built)).toEqual(await readEverything(plain))
    expect(existsSync(canary)).toBe(false)
  })

  test('gains nothing by hooks, attributes of its own, replaced commits or grafts', async () => {
    const [built, plain] = [await signedHistory(), await signedHistory()]
    const { program, canary } = await canaryProgram(await temporaryFolder())
    const gitDir = join(built.folder, '.git')
    await rm(join(gitDir, 'hooks'), { recursive: true, force: true })
    await mkdir(join(gitDir, 'hooks'))
    for (const hook of [
      'post-checkout',
      'post-index-change',
      'pre-auto-gc',
      'reference-transaction',
      'fsmonitor-watchman',
    ]) {
      await symlink(program, join(gitDir, 'hooks', hook))
    }
    await mkdir(join(gitDir, 'info'), { recursive: true })
    await appendFile(join(gitDir, 'info/attributes'), attributes)
    plainGit(built.folder, ['config', 'diff.evil.textconv', program])
    plainGit(built.folder, ['replace', '--graft', built.sha('bad')])
    await writeFile(join(gitDir, 'info/grafts'), `${built.sha('bad')}\n`)
    await rm(canary, { force: true })
    expect(await readEverything(built)).toEqual(await readEverything(plain))
    expect(existsSync(canary)).toBe(false)
  })

  test('shows the attack to work on a git that is not held back', async () => {
    const built = await buildHistory(sketches)
    const { program, canary } = await canaryProgram(await temporaryFolder())
    plainGit(built.folder, ['config', 'diff.evil.textconv', program])
    plainGit(built.folder, ['log', '-p'])
    expect(existsSync(canary)).toBe(true)
  })

  test('opens no connection for what a partial clone lacks', async () => {
    const built = await buildHistory(sketches)
    const { program, canary } = await canaryProgram(await temporaryFolder())
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const partial = join(await temporaryFolder(), 'partial')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, partial])
    const remotes = ['ssh://host/repo', `file://${built.folder}`, `ext::${program}`, 'evil::x']
    for (const url of remotes) {
      for (const [name, value] of [
        ['remote.origin.url', url],
        ['remote.origin.uploadpack', program],
        ['core.sshCommand', program],
        ['core.gitProxy', program],
        ['protocol.ext.allow', 'always'],
        ['protocol.allow', 'always'],
      ] as const) {
        plainGit(partial, ['config', name, value])
      }
      const { changes } = await readEverything(built, partial)
      expect(changes[0]?.filesCompleteness.kind).toBe('truncated')
      expect(existsSync(canary)).toBe(false)
    }
  })

  test('shows fetching to work on a git that is not held back', async () => {
    const built = await buildHistory(sketches)
    const { program, canary } = await canaryProgram(await temporaryFolder())
    plainGit(built.folder, ['config', 'uploadpack.allowFilter', 'true'])
    const partial = join(await temporaryFolder(), 'partial')
    plainGit('/', ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${built.folder}`, partial])
    plainGit(partial, ['config', 'remote.origin.uploadpack', program])
    expect(() => plainGit(partial, ['log', '-p'])).toThrow('promisor')
    expect(existsSync(canary)).toBe(true)
  })

  test('is read where it is, whatever our own variables say', async () => {
    const [built, other] = [await buildHistory(sketches), await buildHistory([{ name: 'elsewhere' }])]
    const environment = { ...process.env, GIT_DIR: join(other.folder, '.git'), GIT_CEILING_DIRECTORIES: '/' }
    const clone = await openClone(built.folder, environment)
    const forge = gitForge(clone, { good: built.sha('good'), bad: 'main' })
    expect((await forge.range(anIncident)).value.kind).toBe('bounded')
  })

  test('leaves no trace of having been read', async () => {
    const built = await buildHistory(sketches)
    const state = (): string => plainGit('/', ['hash-object', join(built.folder, '.git/index')])
    const listing = (): string => plainGit(built.folder, ['count-objects', '-v']) + state()
    const before = listing()
    await readEverything(built)
    expect(listing()).toBe(before)
  })
})

function pair(setting: string): readonly [string, string] {
  const at = setting.indexOf('=')
  return [setting.slice(0, at), setting.slice(at + 1)]
}
