import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Sha } from '../../../src/engine/model/ids.ts'
import { plainGit } from './plain-git.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What a file becomes: its content, a link, a submodule's commit, or nothing any more. */
type Content =
  | string
  | Buffer
  | { readonly link: string }
  | { readonly submodule: string }
  | { readonly executable: string }
  | null

export type Sketch = {
  readonly name: string
  /** Names of earlier commits; the one before where absent, none where empty. */
  readonly parents?: readonly string[]
  /** Against the first parent. */
  readonly files?: Readonly<Record<string, Content>>
  /** As `files`, with names that are no UTF-8. */
  readonly oddFiles?: readonly (readonly [Buffer, Content])[]
  readonly message?: string
  readonly author?: string
  /** Seconds since the epoch; one minute after the commit before where absent. */
  readonly at?: number
}

export type BuiltHistory = {
  /** The work tree, or the bare repository. */
  readonly folder: string
  /** The commit of that name. */
  readonly sha: (name: string) => Sha
}

/**
 * Makes a repository with exactly these commits, the same ids every time. `main` is the last one; what it does not
 * reach is there all the same, by its id.
 */
export async function buildHistory(
  sketches: readonly Sketch[],
  options: {
    readonly bare?: boolean
    /** Where it is made, for repositories that several tests look at; a folder that goes with the test where absent. */
    readonly within?: string
  } = {},
): Promise<BuiltHistory> {
  const folder = join(options.within ?? (await temporaryFolder()), 'repo')
  plainGit('/', [
    'init',
    '--quiet',
    '--initial-branch=main',
    ...(options.bare === true ? ['--bare'] : []),
    folder,
  ])
  const marks = new Map(sketches.map(({ name }, index) => [name, index + 1]))
  const stream = Buffer.concat(sketches.flatMap((sketch, index) => commitCommand(sketch, index, marks)))
  const marksFile = join(folder, options.bare === true ? 'marks' : '.git/marks')
  plainGit(folder, ['fast-import', '--quiet', '--date-format=raw', `--export-marks=${marksFile}`], stream)
  if (options.bare !== true) plainGit(folder, ['reset', '--quiet', '--hard', 'main'])
  const shas = readMarks(await readFile(marksFile, 'utf8'))
  return {
    folder,
    sha(name) {
      const sha = shas.get(marks.get(name) ?? 0)
      if (sha === undefined) throw new Error(`no commit is called ${name}`)
      return sha
    },
  }
}

function readMarks(text: string): ReadonlyMap<number, Sha> {
  const lines = text.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [Number(line.slice(1, line.indexOf(' '))), line.slice(-40) as Sha]))
}

function commitCommand(sketch: Sketch, index: number, marks: ReadonlyMap<string, number>): Buffer[] {
  const { name, message = name, author = 'Ada', at = 1_700_000_000 + index * 60 } = sketch
  const parents = sketch.parents ?? []
  const [first, ...others] = parents.map((parent) => `:${marks.get(parent)}`)
  const from = sketch.parents === undefined ? (index === 0 ? undefined : `:${index}`) : first
  const who = `${author} <${author.toLowerCase()}@example.org> ${at} +0200`
  const files = [
    ...Object.entries(sketch.files ?? {}).map(([path, content]) => [Buffer.from(path), content] as const),
    ...(sketch.oddFiles ?? []),
  ]
  return [
    text(from === undefined ? 'reset refs/heads/main\n' : ''),
    text(`commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\n`),
    data(Buffer.from(message)),
    text(from === undefined ? '' : `from ${from}\n`),
    text(others.map((other) => `merge ${other}\n`).join('')),
    ...files.flatMap(([path, content]) => fileCommand(path, content)),
    text('\n'),
  ]
}

function fileCommand(path: Buffer, content: Content): Buffer[] {
  const name = quoted(path)
  if (content === null) return [text(`D ${name}\n`)]
  if (typeof content === 'string' || Buffer.isBuffer(content)) {
    return [text(`M 100644 inline ${name}\n`), data(Buffer.from(content))]
  }
  if ('submodule' in content) return [text(`M 160000 ${content.submodule} ${name}\n`)]
  const [mode, bytes] = 'link' in content ? ['120000', content.link] : ['100755', content.executable]
  return [text(`M ${mode} inline ${name}\n`), data(Buffer.from(bytes))]
}

function quoted(path: Buffer): string {
  const octal = [...path].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
  return `"${octal.join('')}"`
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([text(`data ${bytes.length}\n`), bytes, text('\n')])
}

function text(words: string): Buffer {
  return Buffer.from(words)
}
