import { describe, expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { type FileParser, fileParser } from '../../../src/adapters/git/parse-files.ts'
import type { ParsedSource } from '../../../src/engine/model/parsed-source.ts'
import type { SyntaxReader } from '../../../src/engine/ports.ts'
import { buildHistory, type Sketch } from './history-builder.ts'

/** Takes the first word of a text for its only reference, and keeps what it read. */
function aReader(): SyntaxReader & { readonly read: SyntaxReader['read']; readonly seen: string[] } {
  const seen: string[] = []
  return {
    seen,
    reads: (path) => /\.(?:ts|tsx)$/.test(path),
    read: async (path, text): Promise<ParsedSource> => {
      seen.push(path)
      const references = [{ kind: 'module', text: text.split(' ')[0] ?? '' } as const]
      return { language: 'script', references, definitions: [], completeness: { kind: 'complete' } }
    },
  }
}

const history: readonly Sketch[] = [
  {
    name: 'first',
    files: { 'a.ts': 'one rest\n', 'b.ts': 'two\n', 'same.tsx': 'one rest\n', 'notes.txt': 'x\n' },
  },
  {
    name: 'second',
    files: {
      'b.ts': 'three\n',
      'big/1.ts': `long ${'x'.repeat(600_000)}\n`,
      'big/2.ts': `long ${'line\n'.repeat(100_000)}`,
      ...Object.fromEntries(
        Array.from({ length: 60 }, (_, at) => [`small/${at}.ts`, `${at} ${'z'.repeat(9_000)}`]),
      ),
      'huge.ts': 'h'.repeat(9_000_000),
      'link.ts': { link: 'a.ts' },
      'sub.ts': { submodule: '1'.repeat(40) },
    },
  },
]

async function parserOver(): Promise<{
  readonly parse: (name: string, paths: readonly string[]) => ReturnType<FileParser>
  readonly seen: readonly string[]
}> {
  const built = await buildHistory(history)
  const reader = aReader()
  const parser = fileParser(await openClone(built.folder), reader)
  return { parse: (name, paths) => parser(built.sha(name), paths), seen: reader.seen }
}

describe('files of a commit', () => {
  test('are parsed in the order asked for, those of unknown languages left out', async () => {
    const { parse } = await parserOver()
    const { value, gaps } = await parse('first', ['b.ts', 'notes.txt', 'a.ts', 'gone.ts'])
    expect(value.map(({ path, references }) => [path, references[0]?.text])).toEqual([
      ['b.ts', 'two\n'],
      ['a.ts', 'one'],
    ])
    expect(gaps).toEqual([])
  })

  test('are parsed once while their text stays, in another commit too', async () => {
    const { parse, seen } = await parserOver()
    await parse('first', ['a.ts', 'b.ts'])
    const { value } = await parse('second', ['a.ts', 'b.ts'])
    expect(seen).toEqual(['a.ts', 'b.ts', 'b.ts'])
    expect(value[1]?.references[0]?.text).toBe('three\n')
  })

  test('of one text are parsed each in its own language', async () => {
    const { parse, seen } = await parserOver()
    await parse('first', ['a.ts', 'same.tsx'])
    expect(seen).toEqual(['a.ts', 'same.tsx'])
  })

  test('are cut where they are long, the later ones sooner, and say so', async () => {
    const { parse } = await parserOver()
    const { value, gaps } = await parse('second', ['big/1.ts', 'big/2.ts', 'a.ts'])
    expect(value.map(({ path, completeness }) => [path, completeness])).toEqual([
      ['big/1.ts', { kind: 'truncated', because: 'only its first 131072 of 600006 bytes were parsed' }],
      ['big/2.ts', { kind: 'truncated', because: 'only its first 65536 of 500005 bytes were parsed' }],
      ['a.ts', { kind: 'complete' }],
    ])
    expect(gaps).toEqual([])
  })

  test('are left out beyond the bytes of a question, which is said, and asked again stay left out', async () => {
    const { parse, seen } = await parserOver()
    const small = Array.from({ length: 60 }, (_, at) => `small/${at}.ts`)
    const paths = ['huge.ts', 'big/1.ts', 'big/2.ts', ...small]
    const { value, gaps } = await parse('second', paths)
    expect(value.map(({ path }) => path)).toEqual(paths.slice(1, value.length + 1))
    expect(value.length).toBeLessThan(paths.length - 1)
    const because = `of 63 files ${63 - value.length} were not parsed: they are too large, or others took too long`
    expect(gaps).toEqual([{ what: 'how files hang together', completeness: { kind: 'truncated', because } }])
    expect((await parse('second', paths)).value).toEqual(value)
    expect(seen).toHaveLength(value.length)
  })

  test('are no longer tried after two that took too long, which is said', async () => {
    const built = await buildHistory(history)
    const completeness = { kind: 'unknown', because: 'it could not be parsed' } as const
    const stuck: SyntaxReader = {
      reads: () => true,
      read: async () => ({ language: 'script', references: [], definitions: [], completeness }),
    }
    const parse = fileParser(await openClone(built.folder), stuck)
    const { value, gaps } = await parse(built.sha('first'), ['a.ts', 'b.ts', 'same.tsx', 'notes.txt'])
    expect(value.map(({ path }) => path)).toEqual(['a.ts', 'b.ts'])
    expect(gaps).toHaveLength(1)
  })

  test('are neither links nor submodules', async () => {
    const { parse } = await parserOver()
    expect((await parse('second', ['link.ts', 'sub.ts'])).value).toEqual([])
  })
})
