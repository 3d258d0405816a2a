import { describe, expect, it } from 'vitest'

import { repositoryContext } from '../../../../src/adapters/github/context/repository-context.ts'
import { emptyContext } from '../../../../src/engine/model/context.ts'
import type { ContextQuestion } from '../../../../src/engine/ports.ts'
import { commit, comparison, numbers, runIncident, sha } from '../facts.ts'
import { freshNock, graphql, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const range = { kind: 'bounded', good: sha(1), bad: sha(100), goodFrom: 'workflow-run' } as const

function context(paths: readonly string[], question: Partial<ContextQuestion> = {}) {
  const session = sessionOf(runIncident())
  return repositoryContext(session, { incident: runIncident(), range, treeSha: sha(100), paths, ...question })
}

function commits(...listed: readonly number[]): void {
  const all = comparison(listed.map((n) => commit(n)))
  rest()
    .get(`/repos/acme/shop/compare/${sha(1)}...${sha(100)}`)
    .query(true)
    .reply(200, all)
}

function sources(files: object, errors?: readonly object[]) {
  return graphql('Sources', () => ({ body: { data: { repository: files }, ...(errors ? { errors } : {}) } }))
}

function blame(files: object) {
  return graphql('Blame', () => ({ body: { data: { repository: { object: files } } } }))
}

function lines(startingLine: number, endingLine: number, by: number): object {
  return { startingLine, endingLine, commit: { oid: sha(by) } }
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
  it('holds the sources, and the lines that commits of the range wrote last', async () => {
    commits(50, 60)
    const asked = sources({ f0: text('one'), f1: text('two') })
    const blamed = blame({
      f0: { ranges: [lines(1, 3, 50), lines(4, 9, 7)] },
      f1: { ranges: [lines(2, 2, 60)] },
    })
    expect(await context(['a.ts', 'b.ts'])).toEqual({
      value: {
        ...emptyContext,
        sources: [
          { path: 'a.ts', text: 'one', completeness: { kind: 'complete' } },
          { path: 'b.ts', text: 'two', completeness: { kind: 'complete' } },
        ],
        lineHistories: [
          { path: 'a.ts', start: 1, end: 3, commits: [sha(50)] },
          { path: 'b.ts', start: 2, end: 2, commits: [sha(60)] },
        ],
      },
      gaps: [],
    })
    expect(asked).toEqual([
      { owner: 'acme', name: 'shop', at0: `${sha(100)}:a.ts`, at1: `${sha(100)}:b.ts`, ...ownersFrom(2) },
    ])
    expect(blamed).toEqual([{ owner: 'acme', name: 'shop', sha: sha(100), path0: 'a.ts', path1: 'b.ts' }])
  })

  it('is asked for ten files at most, and says so', async () => {
    commits(50)
    const asked = sources({})
    blame({})
    const { gaps } = await context(numbers(1, 13).map((n) => `${n}.ts`))
    expect(Object.keys(asked[0] ?? {})).toHaveLength(2 + 10 + 3)
    expect(gaps).toMatchObject([
      { completeness: { because: 'Of 13 files that the failure names, 3 were not opened.' } },
    ])
  })

  it('carries paths in variables only, whatever they hold', async () => {
    commits(50)
    const evil = 'a") { viewer { login } } #.ts'
    const asked = sources({ f0: null })
    blame({ f0: { ranges: [] } })
    await context([evil])
    expect(asked[0]).toMatchObject({ at0: `${sha(100)}:${evil}` })
  })

  it('leaves out folders, binary files and files that are not there, and tells what is cut', async () => {
    commits(50)
    const files = {
      f0: {},
      f1: { text: null, isBinary: true },
      f2: null,
      f3: { ...text('start'), isTruncated: true },
    }
    sources(files)
    blame({ f0: { ranges: null } })
    const { value } = await context(['dir', 'b.bin', 'gone.ts', 'big.ts'])
    expect(value.sources).toMatchObject([{ path: 'big.ts', completeness: { kind: 'truncated' } }])
  })

  it('asks again for members that GitHub had no time for', async () => {
    commits(50)
    graphql('Sources', (variables, call) => {
      const errors = [{ type: 'TIMEOUT', path: ['repository', 'f1'] }]
      if (call === 1) return { body: { data: { repository: { f0: text('one'), f1: null } }, errors } }
      return { body: { data: { repository: { f0: text(String(variables['at0'])) } } } }
    })
    blame({})
    const { value, gaps } = await context(['a.ts', 'b.ts'])
    expect(value.sources.map((file) => file.text)).toEqual(['one', `${sha(100)}:b.ts`])
    expect(gaps).toEqual([])
  })

  it('has the first owners file of the three places where GitHub looks', async () => {
    commits(50)
    const asked = sources({ f0: text('one'), f1: null, f2: text('* @acme/shop'), f3: text('* @acme/docs') })
    blame({})
    const { value } = await context(['a.ts'])
    const whole = { kind: 'complete' }
    expect(asked).toEqual([{ owner: 'acme', name: 'shop', at0: `${sha(100)}:a.ts`, ...ownersFrom(1) }])
    expect(value.ownersFile).toEqual({ path: 'CODEOWNERS', text: '* @acme/shop', completeness: whole })
    expect(value.sources.map(({ path }) => path)).toEqual(['a.ts'])
  })

  it('asks once for an owners file that the failure itself names', async () => {
    commits(50)
    const asked = sources({ f0: text('* @acme/shop') })
    blame({})
    const { value } = await context(['CODEOWNERS'])
    expect(Object.keys(asked[0] ?? {})).toHaveLength(2 + 3)
    expect([value.sources.length, value.ownersFile?.path]).toEqual([1, 'CODEOWNERS'])
  })

  it('leaves a gap where blame breaks down, and keeps the sources', async () => {
    commits(50)
    sources({ f0: text('one') })
    graphql('Blame', () => ({ status: 502, body: {} }))
    const { value, gaps } = await context(['a.ts'])
    expect([value.sources.length, value.lineHistories]).toEqual([1, []])
    expect(gaps).toMatchObject([{ what: 'line history of 1 files' }])
  })

  it('asks nothing without a commit to read or a path to read', async () => {
    const empty = { value: emptyContext, gaps: [] }
    expect(await context(['a.ts'], { treeSha: null })).toEqual(empty)
    expect(await context([])).toEqual(empty)
  })

  it('asks no line history of an empty range', async () => {
    sources({ f0: text('one') })
    const nothing = { kind: 'empty', good: sha(1), bad: sha(1), because: 'same-commit' } as const
    expect((await context(['a.ts'], { range: nothing })).value.lineHistories).toEqual([])
  })
})
