import { describe, expect, it } from 'vitest'

import { repositoryContext } from '../../../../src/adapters/github/context/repository-context.ts'
import { emptyContext } from '../../../../src/engine/model/context.ts'
import type { ContextQuestion } from '../../../../src/engine/ports.ts'
import { numbers, runIncident, sha } from '../facts.ts'
import { freshNock, graphql } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const range = { kind: 'bounded', good: sha(1), bad: sha(100), goodFrom: 'workflow-run' } as const

function context(paths: readonly string[], question: Partial<ContextQuestion> = {}) {
  const session = sessionOf(runIncident())
  return repositoryContext(session, { incident: runIncident(), range, treeSha: sha(100), paths, ...question })
}

function sources(files: object, errors?: readonly object[]) {
  return graphql('Sources', () => ({ body: { data: { repository: files }, ...(errors ? { errors } : {}) } }))
}

/** The variables that ask for the owners file, numbered on from those of the paths. */
function ownersFrom(first: number): object {
  const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
  return Object.fromEntries(places.map((place, index) => [`at${first + index}`, `${sha(100)}:${place}`]))
}

const text = (content: string) => ({
  text: content,
  isBinary: false,
  isTruncated: false,
  byteSize: content.length,
})

describe('the context of a failure', () => {
  it('holds the sources', async () => {
    const asked = sources({ f0: text('one'), f1: text('two') })
    expect(await context(['a.ts', 'b.ts'])).toEqual({
      value: {
        ...emptyContext,
        sources: [
          { path: 'a.ts', text: 'one', completeness: { kind: 'complete' } },
          { path: 'b.ts', text: 'two', completeness: { kind: 'complete' } },
        ],
      },
      gaps: [],
    })
    expect(asked).toEqual([
      { owner: 'acme', name: 'shop', at0: `${sha(100)}:a.ts`, at1: `${sha(100)}:b.ts`, ...ownersFrom(2) },
    ])
  })

  it('is asked for ten files at most, and says so', async () => {
    const asked = sources({})
    const { gaps } = await context(numbers(1, 13).map((n) => `${n}.ts`))
    expect(Object.keys(asked[0] ?? {})).toHaveLength(2 + 10 + 3)
    expect(gaps).toMatchObject([
      { completeness: { because: 'Of 13 files that the failure names, 3 were not opened.' } },
    ])
  })

  it('carries paths in variables only, whatever they hold', async () => {
    const evil = 'a") { viewer { login } } #.ts'
    const asked = sources({ f0: null })
    await context([evil])
    expect(asked[0]).toMatchObject({ at0: `${sha(100)}:${evil}` })
  })

  it('leaves out folders, binary files and files that are not there, and tells what is cut', async () => {
    const files = {
      f0: {},
      f1: { text: null, isBinary: true },
      f2: null,
      f3: { ...text('start'), isTruncated: true },
    }
    sources(files)
    const { value } = await context(['dir', 'b.bin', 'gone.ts', 'big.ts'])
    expect(value.sources).toMatchObject([{ path: 'big.ts', completeness: { kind: 'truncated' } }])
  })

  it('asks again for members that GitHub had no time for', async () => {
    graphql('Sources', (variables, call) => {
      const errors = [{ type: 'TIMEOUT', path: ['repository', 'f1'] }]
      if (call === 1) return { body: { data: { repository: { f0: text('one'), f1: null } }, errors } }
      return { body: { data: { repository: { f0: text(String(variables['at0'])) } } } }
    })
    const { value, gaps } = await context(['a.ts', 'b.ts'])
    expect(value.sources.map((file) => file.text)).toEqual(['one', `${sha(100)}:b.ts`])
    expect(gaps).toEqual([])
  })

  it('has the first owners file of the three places where GitHub looks', async () => {
    const asked = sources({ f0: text('one'), f1: null, f2: text('* @acme/shop'), f3: text('* @acme/docs') })
    const { value } = await context(['a.ts'])
    const whole = { kind: 'complete' }
    expect(asked).toEqual([{ owner: 'acme', name: 'shop', at0: `${sha(100)}:a.ts`, ...ownersFrom(1) }])
    expect(value.ownersFile).toEqual({ path: 'CODEOWNERS', text: '* @acme/shop', completeness: whole })
    expect(value.sources.map(({ path }) => path)).toEqual(['a.ts'])
  })

  it('asks once for an owners file that the failure itself names', async () => {
    const asked = sources({ f0: text('* @acme/shop') })
    const { value } = await context(['CODEOWNERS'])
    expect(Object.keys(asked[0] ?? {})).toHaveLength(2 + 3)
    expect([value.sources.length, value.ownersFile?.path]).toEqual([1, 'CODEOWNERS'])
  })

  it('asks nothing without a commit to read or a path to read', async () => {
    const empty = { value: emptyContext, gaps: [] }
    expect(await context(['a.ts'], { treeSha: null })).toEqual(empty)
    expect(await context([])).toEqual(empty)
  })
})
