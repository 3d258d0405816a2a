import { describe, expect, it } from 'vitest'

import { parsedFiles } from '../../../../src/adapters/github/context/parsed-files.ts'
import type { ParsedSource } from '../../../../src/engine/model/parsed-source.ts'
import type { SyntaxReader } from '../../../../src/engine/ports.ts'
import { numbers, runIncident, sha } from '../facts.ts'
import { freshNock, graphql } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

/** Takes the whole text for the only reference. */
const reader: SyntaxReader = {
  reads: (path) => path.endsWith('.ts'),
  read: async (_, text): Promise<ParsedSource> => ({
    language: 'script',
    references: [{ kind: 'module', text }],
    definitions: [],
    completeness: { kind: 'complete' },
  }),
}

function sources(files: object) {
  return graphql('Sources', () => ({ body: { data: { repository: files } } }))
}

describe('files read over the API', () => {
  it('are parsed, those of unknown languages not even asked for', async () => {
    const asked = sources({ f0: { text: 'one' }, f1: { text: 'two', isTruncated: true }, f2: null })
    const session = sessionOf(runIncident())
    const { value, gaps } = await parsedFiles(reader)(session, sha(100), [
      'a.ts',
      'notes.txt',
      'b.ts',
      'c.ts',
    ])
    expect(
      value.map(({ path, references, completeness }) => [path, references[0]?.text, completeness.kind]),
    ).toEqual([
      ['a.ts', 'one', 'complete'],
      ['b.ts', 'two', 'truncated'],
    ])
    expect(gaps).toEqual([])
    expect(asked).toMatchObject([
      { at0: `${sha(100)}:a.ts`, at1: `${sha(100)}:b.ts`, at2: `${sha(100)}:c.ts` },
    ])
  })

  it('are no longer tried after two that took too long, which is said', async () => {
    sources({ f0: { text: 'one' }, f1: { text: 'two' }, f2: { text: 'three' } })
    const completeness = { kind: 'unknown', because: 'it could not be parsed' } as const
    const stuck: SyntaxReader = {
      ...reader,
      read: async () => ({ language: 'script', references: [], definitions: [], completeness }),
    }
    const paths = ['a.ts', 'b.ts', 'c.ts']
    const { value, gaps } = await parsedFiles(stuck)(sessionOf(runIncident()), sha(100), paths)
    expect(value.map(({ path }) => path)).toEqual(['a.ts', 'b.ts'])
    expect(gaps).toMatchObject([{ completeness: { because: expect.stringContaining(' 1 were not opened') } }])
  })

  it('are twenty at a time, two times in a triage, and what is left out is said', async () => {
    const asked = sources({ f0: { text: 'one' } })
    sources({ f0: { text: 'two' } })
    const session = sessionOf(runIncident())
    const parse = parsedFiles(reader)
    const paths = numbers(1, 25).map((n) => `${n}.ts`)
    const first = await parse(session, sha(100), paths)
    const files = Object.values(asked[0] ?? {}).filter((value) => String(value).endsWith('.ts'))
    expect(files).toHaveLength(20)
    expect(first.gaps).toMatchObject([
      {
        completeness: { because: 'Of the files around the failure 5 were not opened to see what they use.' },
      },
    ])
    await parse(session, sha(100), ['a.ts'])
    expect(await parse(session, sha(100), ['a.ts', 'b.ts'])).toMatchObject({
      value: [],
      gaps: [{ completeness: { because: expect.stringContaining(' 2 were not opened') as string } }],
    })
  })

  it('cost no call where there is nothing to parse', async () => {
    expect(await parsedFiles(reader)(sessionOf(runIncident()), sha(100), ['notes.txt'])).toEqual({
      value: [],
      gaps: [],
    })
  })
})
