import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { gatherSyntax } from '../../../../src/engine/gather/syntax/gather-syntax.ts'
import type { Facts } from '../../../../src/engine/model/dossier.ts'
import type { ParsedFile } from '../../../../src/engine/model/parsed-source.ts'
import type { ContextSource } from '../../../../src/engine/ports.ts'
import { aTree, someFacts } from '../../../builders/a-dossier.ts'
import { anEmptyRange } from '../../../builders/a-range.ts'

type Graph = Readonly<Record<string, readonly string[]>>

const complete = { kind: 'complete' } as const

/** A source that knows what each file imports, and keeps what it was asked. */
function aSource(graph: Graph): Required<Pick<ContextSource, 'parsed'>> & { readonly asked: string[][] } {
  const asked: string[][] = []
  return {
    asked,
    parsed: async (_, __, paths) => {
      asked.push([...paths])
      const value = paths.flatMap((path): readonly ParsedFile[] => {
        const references = graph[path]?.map((text) => ({ kind: 'module', text: `./${text}` }) as const)
        if (references === undefined) return []
        return [{ path, language: 'script', references, definitions: [], completeness: complete }]
      })
      return { value, gaps: [] }
    },
  }
}

function factsOf(graph: Graph): Facts {
  return someFacts({ tree: aTree({ paths: Object.keys(graph) }) })
}

const shop: Graph = {
  'shop.test.ts': ['shop.ts', 'fakes.ts'],
  'shop.ts': ['cart.ts', 'page.ts'],
  'fakes.ts': [],
  'cart.ts': ['money.ts'],
  'page.ts': [],
  'money.ts': ['far.ts'],
  'far.ts': [],
}

describe('how files hang together', () => {
  it('is followed from the implicated files, two steps on', async () => {
    const source = aSource(shop)
    const { value, gaps } = await gatherSyntax(factsOf(shop), ['shop.test.ts'], source)
    expect(value.map(({ path, uses }) => [path, uses])).toEqual([
      ['shop.test.ts', ['shop.ts', 'fakes.ts']],
      ['shop.ts', ['cart.ts', 'page.ts']],
      ['fakes.ts', []],
      ['cart.ts', ['money.ts']],
      ['page.ts', []],
    ])
    expect(gaps).toEqual([])
  })

  it('is asked of each file once, though files use each other', async () => {
    const ring: Graph = { 'a.ts': ['b.ts'], 'b.ts': ['a.ts'] }
    const source = aSource(ring)
    await gatherSyntax(factsOf(ring), ['a.ts'], source)
    expect(source.asked).toEqual([['a.ts'], ['b.ts']])
  })

  it('is told of every implicated file before any of them takes all the room', async () => {
    const wide: Graph = {
      'one.ts': Array.from({ length: 90 }, (_, at) => `f${at}.ts`),
      'two.ts': ['only.ts'],
      'only.ts': [],
      ...Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`f${at}.ts`, []])),
    }
    const source = aSource(wide)
    await gatherSyntax(factsOf(wide), ['one.ts', 'two.ts'], source)
    expect(source.asked[1]).toHaveLength(60)
    expect(source.asked[1]).toContain('only.ts')
  })

  it('passes on what was left out, once', async () => {
    const gap = {
      what: 'how files hang together',
      completeness: { kind: 'truncated', because: 'large' },
    } as const
    const source = aSource(shop)
    const parsed: typeof source.parsed = async (incident, sha, paths) => ({
      value: (await source.parsed(incident, sha, paths)).value,
      gaps: [gap],
    })
    expect((await gatherSyntax(factsOf(shop), ['shop.test.ts'], { parsed })).gaps).toEqual([gap])
  })

  it('is not asked of a source that cannot tell, and that is no gap', async () => {
    expect(await gatherSyntax(factsOf(shop), ['shop.test.ts'], {})).toEqual({ value: [], gaps: [] })
  })

  it.each([
    ['nothing is implicated', factsOf(shop), []],
    ['there is no tree to read', someFacts({ tree: aTree({ sha: null }) }), ['shop.test.ts']],
    ['nothing changed', { ...factsOf(shop), range: anEmptyRange() }, ['shop.test.ts']],
  ] as const)('is not asked where %s', async (_, facts, implicated) => {
    const source = aSource(shop)
    expect((await gatherSyntax(facts, implicated, source)).value).toEqual([])
    expect(source.asked).toEqual([])
  })

  const name = fc.integer({ min: 0, max: 300 }).map((at) => `f${at}.ts`)
  const graphs = fc.dictionary(name, fc.array(name, { maxLength: 100 }), { maxKeys: 300 })

  test.prop([graphs, fc.array(name, { maxLength: 60 })])(
    'stays within its bounds, and every path is of the tree',
    async (graph, implicated) => {
      const source = aSource(graph)
      const { value } = await gatherSyntax(factsOf(graph), implicated, source)
      const asked = source.asked.flat()
      expect(source.asked.length).toBeLessThanOrEqual(3)
      expect(asked.length).toBeLessThanOrEqual(140)
      expect(new Set(asked).size).toBe(asked.length)
      for (const { path, uses } of value)
        for (const one of [path, ...uses]) expect(graph).toHaveProperty([one])
    },
  )
})
