import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { allGrammars } from '../../../src/adapters/syntax/grammars/all-grammars.ts'
import { syntaxReader } from '../../../src/adapters/syntax/syntax-reader.ts'
import { samples } from './samples.ts'

const reader = syntaxReader()

describe('a source file', () => {
  it.each(samples)(
    'in $path tells what it refers to and what it defines',
    async ({ path, text, references, definitions }) => {
      const parsed = await reader.read(path, text)
      expect(parsed?.references.map(({ kind, text: name }) => `${kind} ${name}`)).toEqual(references)
      expect(parsed?.definitions.map(({ name, start, end }) => `${name} ${start}-${end}`)).toEqual(
        definitions,
      )
      expect(parsed?.completeness).toEqual({ kind: 'complete' })
    },
  )

  it('still tells its imports where its syntax is broken', async () => {
    const parsed = await reader.read('a.ts', "import { x } from './x'\nclass { ((( ]] \nimport './y'\n")
    expect(parsed?.references.map(({ text }) => text)).toContain('./x')
  })

  it('names each reference once', async () => {
    const parsed = await reader.read('a.py', 'import cart\nimport cart\n')
    expect(parsed?.references).toEqual([{ kind: 'module', text: 'cart' }])
  })

  it('of a language that is not understood gives nothing', async () => {
    expect(reader.reads('notes.txt')).toBe(false)
    expect(await reader.read('notes.txt', 'import x')).toBeNull()
  })

  it('is known by its ending in any case, and some by their whole name', () => {
    expect([reader.reads('src/A.CPP'), reader.reads('Rakefile'), reader.reads('src/py')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('a long file', () => {
  it('is read up to a whole line within the limit, and says so', async () => {
    const parsed = await syntaxReader({ length: 30, milliseconds: 2000 }).read(
      'a.py',
      'import one\nimport two\nimport three\nimport four\n',
    )
    expect(parsed?.references.map(({ text }) => text)).toEqual(['one', 'two'])
    expect(parsed?.completeness).toEqual({
      kind: 'truncated',
      because: 'only its first 22 of 47 characters were parsed',
    })
  })

  it('is cut within its line where it has but one', async () => {
    const parsed = await syntaxReader({ length: 20, milliseconds: 2000 }).read('a.js', ';'.repeat(100))
    expect(parsed?.completeness.kind).toBe('truncated')
  })

  it('is given up when time runs out, and the next file is read all the same', async () => {
    const hasty = syntaxReader({ length: 1_000_000, milliseconds: -1 })
    const parsed = await hasty.read('a.go', `package a\n${'var x = 1\n'.repeat(20_000)}`)
    expect(parsed).toMatchObject({ references: [], completeness: { kind: 'unknown' } })
    expect((await reader.read('b.go', 'package b\nimport "c"\n'))?.references).toEqual([
      { kind: 'package', text: 'b' },
      { kind: 'module', text: 'c' },
    ])
  })
})

describe('hostile text', () => {
  const endings = ['.swift', ...allGrammars.map(({ endings: [first = ''] }) => first)]

  const hasty = syntaxReader({ length: 400_000, milliseconds: 50 })

  it.each(endings)('nested without end does not stop the reader of %s', async (ending) => {
    for (const open of ['({[', '"', 'a::{']) {
      const parsed = await hasty.read(`a${ending}`, open.repeat(100_000))
      expect(parsed).not.toBeNull()
    }
    const after = await reader.read(`a${ending}`, '')
    expect(after).toMatchObject({ references: [], definitions: [], completeness: { kind: 'complete' } })
  })

  test.prop([fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...endings)])(
    'never throws, and lines lie in the file',
    async (text, ending) => {
      const parsed = await reader.read(`a${ending}`, text)
      const lines = text.split('\n').length
      for (const { start, end } of parsed?.definitions ?? []) {
        expect(start).toBeGreaterThanOrEqual(1)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(lines)
      }
    },
  )
})
