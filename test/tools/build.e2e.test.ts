import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Dossier } from '../../src/engine/model/dossier.ts'
import { buildPrograms } from '../../tools/build.ts'
import { aShop } from '../entries/cli/a-shop.ts'

const root = resolve(import.meta.dirname, '../..')

/** A folder as a package manager would lay it out: manifest, built programs, dependencies. */
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'built-'))
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  installWithoutGrammars(folder)
  await buildPrograms(join(folder, 'dist'))
})

/** The packages that grammars are taken from when we build are no dependencies of what was built. */
function installWithoutGrammars(folder: string): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@vscode' && name !== 'tree-sitter-wasms')
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
}

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(...words: readonly string[]): {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
} {
  const command = [join(folder, 'dist/cli/main.js'), ...words]
  return spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  })
}

function textsOf(dist: string): Readonly<Record<string, string>> {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(dist, path), 'utf8')]))
}

describe('the built command line', () => {
  test('knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` })
  })

  test('can be started by its name', () => {
    expect(readFileSync(join(folder, 'dist/cli/main.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/u)
  })

  test('finds its threads', () => {
    const cases = ['one', 'two', 'three'].map((id) => ({
      id,
      repo: 'acme/shop',
      incident: { kind: 'check', name: 'test', title: 'test failed' },
      failures: [{ name: 'test', log: 'TypeError: x\n    at total (/app/src/cart/total.ts:41:16)\n' }],
      changes: [
        { id: 'docs', title: 'Docs', files: [{ path: 'README.md' }] },
        { id: 'cart', title: 'Cart', files: [{ path: 'src/cart/total.ts' }] },
      ],
    }))
    writeFileSync(join(folder, 'cases.jsonl'), cases.map((one) => `${JSON.stringify(one)}\n`).join(''))
    expect(run('rank', '--cases', 'cases.jsonl', '--out', 'out.jsonl', '--jobs', '2').status).toBe(0)
    const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trim().split('\n')
    const first = lines.map((line) => (JSON.parse(line) as { ranking: { id: string }[] }).ranking[0]?.id)
    expect(first).toEqual(['cart', 'cart', 'cart'])
  })

  test('reads source files with the grammars that it carries', async () => {
    const shop = await aShop()
    const words = ['--repo', shop.repo, '--good', 'v1.0.0', '--bad', 'main', '--log', shop.log]
    expect(run('record', ...words, '--out', 'dossier.json')).toMatchObject({ status: 0, stderr: '' })
    const { context } = JSON.parse(readFileSync(join(folder, 'dossier.json'), 'utf8')) as Dossier
    expect(context.syntax.length).toBeGreaterThan(0)
    expect(context.syntax.filter(({ completeness }) => completeness.kind !== 'complete')).toEqual([])
    expect(context.syntax.flatMap(({ definitions }) => definitions).length).toBeGreaterThan(0)
  })

  test('loads nothing of what a command does before it is asked for', () => {
    const files = eagerFiles(join(folder, 'dist/cli/main.js'))
    const texts = [...files.values()].join('\n')
    expect([...files.keys()].filter((id) => !id.startsWith('/') && !id.startsWith('node:'))).toEqual([])
    expect(texts).toContain('class Command')
    // Of the packages in the bundle this one is large, and no command needs it for its help.
    expect(texts).not.toContain('ZodType')
  })
})

/** The text of all that a file loads before it runs, by path; what lies in no file of ours by its name. */
function eagerFiles(path: string, known = new Map<string, string>()): ReadonlyMap<string, string> {
  if (known.has(path)) return known
  const text = path.startsWith('/') ? readFileSync(path, 'utf8') : ''
  known.set(path, text)
  for (const [, named, plain] of text.matchAll(/^import [^;]*?from "([^"]+)"|^import "([^"]+)"/gmu)) {
    const id = named ?? plain ?? ''
    eagerFiles(id.startsWith('.') ? join(dirname(path), id) : id, known)
  }
  return known
}

test('the built App says what it lacks before it loads anything', () => {
  const app = spawnSync(process.execPath, [join(folder, 'dist/app/main.js')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  })
  expect(app).toMatchObject({ status: 2, stderr: expect.stringContaining('APP_ID is not set') as string })
})

test('the same sources are built into the same bytes', async () => {
  const again = join(folder, 'again')
  await buildPrograms(again)
  expect(textsOf(again)).toEqual(textsOf(join(folder, 'dist')))
  expect(Object.keys(textsOf(again))).toEqual(expect.arrayContaining(['app/main.js', 'cli/main.js']))
})
