import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src')

/** Folder of src -> what it may import of src. `own` is its own folder. The longest matching row counts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'engine/model': ['own'],
  'engine/ports.ts': ['engine/model'],
  'engine/gather': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge/symptoms': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge/retrieval': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge/ranking': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge/evidence': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge/verdict': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/judge': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/prove': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/incidents': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/act': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/report': ['own', 'engine/model', 'engine/ports.ts'],
  'engine/triage.ts': ['engine'],
  'engine/world.ts': ['engine'],
  'engine/plan-triage.ts': ['engine/act', 'engine/model', 'engine/world.ts'],
  'engine/remember-case.ts': ['engine/model', 'engine/world.ts'],
  'engine/gather-dossier.ts': ['engine/gather', 'engine/judge', 'engine/model', 'engine/ports.ts'],
  'engine/failure-signature.ts': ['engine/gather', 'engine/judge', 'engine/model', 'engine/ports.ts'],
  'engine/carry-out.ts': ['engine/report', 'engine/model', 'engine/ports.ts'],
  'adapters/*': ['own', 'engine/model', 'engine/ports.ts'],
  config: ['own', 'engine/model'],
  learn: ['own', 'engine/judge', 'engine/model', 'engine/ports.ts'],
  compose: ['own', 'engine', 'adapters', 'config', 'learn'],
  'entries/*': ['own', 'compose', 'engine/report', 'engine/model', 'engine/ports.ts', 'config'],
}

/** Packages that may stand in one place only. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  probot: ['entries/app', 'adapters/github', 'compose'],
  '@actions/core': ['entries/action'],
  '@actions/github': ['entries/action', 'adapters/github'],
  'prom-client': ['entries/app'],
  '@opentelemetry/api': ['entries/app'],
  openai: ['adapters/language-model'],
  'gpt-tokenizer': ['adapters/language-model'],
  kysely: ['adapters/store'],
  pg: ['adapters/store'],
  'pg-boss': ['adapters/store'],
  '@electric-sql/pglite': ['adapters/store'],
  commander: ['entries/cli'],
  '@secretlint/secretlint-rule-preset-recommend': ['engine/gather'],
  'web-tree-sitter': ['adapters/syntax'],
  yauzl: ['adapters/archive'],
}

/** What judging must not name: it has no clock, no dice and no world. */
const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bsetTimeout\b|\bperformance\.|from 'node:/

/** The text of a file without its comments and regular expressions over one line. */
function code(path: string): string {
  return readFileSync(join(source, path), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\*|\/\*|\/)/.test(line))
    .join('\n')
}

type Import = { readonly from: string; readonly target: string; readonly line: number }

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(join(source, path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) => ({
    from: path,
    target: found[1] ?? '',
    line: text.slice(0, found.index).split('\n').length,
  }))
}

function rowOf(path: string): { readonly row: string; readonly folder: string } | null {
  const rows = Object.keys(allowed).filter((row) => covers(row, path))
  const row = rows.sort((a, b) => b.length - a.length)[0]
  if (row === undefined) return null
  const folder = row.endsWith('/*') ? path.split('/').slice(0, 2).join('/') : row
  return { row, folder }
}

function covers(row: string, path: string): boolean {
  const prefix = row.endsWith('/*') ? row.slice(0, -1) : row.endsWith('.ts') ? row : `${row}/`
  return path === prefix || (prefix.endsWith('/') && path.startsWith(prefix))
}

function mayImport(row: string, folder: string, target: string): boolean {
  return (allowed[row] ?? []).some((entry) => covers(entry === 'own' ? folder : entry, target))
}

describe('who may import whom', () => {
  it.each(files)('%s keeps to its row', (path) => {
    const place = rowOf(path)
    expect(place, `${path} stands in no row of the table`).not.toBeNull()
    if (place === null) return
    const broken = importsOf(path)
      .filter(({ target }) => target.startsWith('.'))
      .map(({ target, line }) => ({ target: relative(source, resolve(source, dirname(path), target)), line }))
      .filter(({ target }) => !mayImport(place.row, place.folder, target.replaceAll('\\', '/')))
    expect(broken, `row “${place.row}” may import: ${allowed[place.row]?.join(', ')}`).toEqual([])
  })

  it('keeps each provider’s package in its home', () => {
    const strays = files.flatMap(importsOf).filter(({ from, target }) => {
      const homes = Object.entries(packageHomes).find(
        ([name]) => target === name || target.startsWith(`${name}/`),
      )?.[1]
      return homes !== undefined && !homes.some((home) => from.startsWith(home))
    })
    expect(strays).toEqual([])
  })

  it('reads the environment in one place, but for what git inherits', () => {
    const readers = files.filter((path) => /\bprocess\.env\b(?!')/.test(code(path)))
    const homes = new Set([
      'config/environment.ts',
      'adapters/git/open-clone.ts',
      'adapters/git/keep-mirror.ts',
    ])
    expect(readers.filter((path) => !homes.has(path) && !path.startsWith('entries/'))).toEqual([])
  })
})

describe('the engine', () => {
  const engine = files.filter((path) => path.startsWith('engine/'))

  it.each(engine)('%s has no clock, no dice and no world', (path) => {
    expect(
      code(path)
        .split('\n')
        .filter((line) => impure.test(line)),
    ).toEqual([])
  })
})

describe('every file', () => {
  it.each(files)('%s is at most 300 lines long and named in kebab-case', (path) => {
    expect(readFileSync(join(source, path), 'utf8').split('\n').length).toBeLessThanOrEqual(301)
    expect(path.split('/').at(-1)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/)
    expect(path).not.toMatch(/(^|\/)(utils?|helpers?|common|managers?|lib|misc|index)(\/|\.ts$)/)
  })
})
