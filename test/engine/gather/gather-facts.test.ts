import { describe, expect, it } from 'vitest'

import { gatherContext } from '../../../src/engine/gather/gather-context.ts'
import { gatherFacts } from '../../../src/engine/gather/gather-facts.ts'
import { emptyContext, type SourceFile } from '../../../src/engine/model/context.ts'
import type { Facts } from '../../../src/engine/model/dossier.ts'
import type { RegressionRange } from '../../../src/engine/model/regression-range.ts'
import type { ContextQuestion, Forge } from '../../../src/engine/ports.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { aTree, someFacts } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aRange, anEmptyRange } from '../../builders/a-range.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aSha } from '../../builders/ids.ts'

const unread = { kind: 'truncated', because: 'too many' } as const

/** A forge that answers at once and remembers what it was asked. */
function aForge(range: RegressionRange = aRange()): Forge & { readonly asked: string[] } {
  const asked: string[] = []
  const tell = <T>(what: string, value: T) => {
    asked.push(what)
    return Promise.resolve({ value, gaps: [{ what, completeness: unread }] })
  }
  return {
    asked,
    range: () => tell('range', range),
    changes: () => tell('changes', [aChange()]),
    failures: () => tell('failures', { failures: [aFailure()], attempts: [] }),
    tree: () => Promise.resolve(aTree({ completeness: unread })),
    context: (question: ContextQuestion) => tell(`context of ${question.paths.join()}`, emptyContext),
  }
}

describe('the first pass of gathering', () => {
  it('freezes every answer and keeps every gap', async () => {
    const facts = await gatherFacts(anIncident(), aForge())
    expect(facts.changes).toHaveLength(1)
    expect(facts.gaps.map(({ what }) => what)).toEqual(['range', 'changes', 'failures', 'the file list'])
  })

  it('asks for no changes in an empty range', async () => {
    const forge = aForge(anEmptyRange())
    expect((await gatherFacts(anIncident(), forge)).changes).toEqual([])
    expect(forge.asked).not.toContain('changes')
  })
})

describe('the second pass of gathering', () => {
  it('asks about the paths that the symptoms name', async () => {
    const forge = aForge()
    await gatherContext(someFacts(), { paths: ['src/a.ts'] }, forge)
    expect(forge.asked).toEqual(['context of src/a.ts'])
  })

  it('takes a second look at the patches where the forge has one', async () => {
    const patched = [aChange({ title: 'with its patch' })]
    const forge = { ...aForge(), patches: () => Promise.resolve({ value: patched, gaps: [] }) }
    expect((await gatherContext(someFacts(), { paths: [] }, forge)).value.changes).toBe(patched)
  })

  it('asks nothing where nothing is named or nothing changed', async () => {
    const forge = aForge()
    await gatherContext(someFacts(), { paths: [] }, forge)
    await gatherContext(someFacts({ range: anEmptyRange() }), { paths: ['src/a.ts'] }, forge)
    expect(forge.asked).toEqual([])
  })
})

describe('who wrote the lines', () => {
  const source = (path: string, text: string): SourceFile => ({
    path,
    text,
    completeness: { kind: 'complete' },
  })
  const range = aRange()
  const patched = aChange({ files: [aFile({ path: 'a.ts', patch: '@@ -1 +1 @@\n-a\n+A' })] })
  const unknown = aChange({ pull: 13, files: [aFile({ path: 'b.ts', patch: null })] })
  const facts = (over: Partial<Facts> = {}): Facts =>
    someFacts({
      range,
      changes: [unknown, patched],
      tree: aTree({ sha: range.bad, paths: ['a.ts', 'b.ts'] }),
      ...over,
    })

  function reading(sources: readonly SourceFile[]) {
    const asked: { readonly what: 'context' | 'lines'; readonly paths: readonly string[] }[] = []
    const context = (what: 'context' | 'lines', { paths }: ContextQuestion) =>
      void asked.push({ what, paths })
    const forge: Forge = {
      ...aForge(range),
      context: (question) => {
        context('context', question)
        return Promise.resolve({ value: { ...emptyContext, sources }, gaps: [] })
      },
      lineHistories: (question) => {
        context('lines', question)
        const history = { path: 'b.ts', start: 1, end: 1, commits: unknown.commits }
        return Promise.resolve({ value: [history], gaps: [{ what: 'blame', completeness: unread }] })
      },
    }
    return { asked, forge }
  }

  it('is told by the patches, and asked only where these cannot tell', async () => {
    const { asked, forge } = reading([source('a.ts', 'A\n'), source('b.ts', 'B\n')])
    const { value, gaps } = await gatherContext(facts(), { paths: ['a.ts', 'b.ts'] }, forge)
    expect(value.context.lineHistories).toEqual([
      { path: 'a.ts', start: 1, end: 1, commits: patched.commits },
      { path: 'b.ts', start: 1, end: 1, commits: unknown.commits },
    ])
    expect(asked.at(-1)).toEqual({ what: 'lines', paths: ['b.ts'] })
    expect(gaps.map(({ what }) => what)).toEqual(['blame'])
  })

  it('looks through the commits that the tree asks to ignore, without keeping their list', async () => {
    const { sha, paths } = facts().tree
    const tree = aTree({ sha, paths: [...paths, '.git-blame-ignore-revs'] })
    const list = source('.git-blame-ignore-revs', `# reformatting\n${patched.id} # all of it\n`)
    const { asked, forge } = reading([list, source('a.ts', 'A\n')])
    const { value } = await gatherContext(facts({ tree }), { paths: ['a.ts'] }, forge)
    expect(asked).toEqual([{ what: 'context', paths: ['.git-blame-ignore-revs', 'a.ts'] }])
    expect(value.context.sources.map(({ path }) => path)).toEqual(['a.ts'])
    expect(value.context.lineHistories).toEqual([])
  })

  it('is not known where files are read at another commit than the bad one, and that is said', async () => {
    const { asked, forge } = reading([source('a.ts', 'A\n')])
    const { value, gaps } = await gatherContext(
      facts({ tree: aTree({ sha: aSha(77) }) }),
      { paths: ['a.ts'] },
      forge,
    )
    expect(value.context.lineHistories).toEqual([])
    expect(gaps.map(({ what }) => what)).toEqual(['line history'])
    expect(asked.map(({ what }) => what)).toEqual(['context'])
  })
})

describe('while the changes are read', () => {
  it('all else is told, and who is told is waited for', async () => {
    const told: Facts[] = []
    const later = Promise.withResolvers<readonly []>()
    const forge = {
      ...aForge(),
      changes: async () => ({ value: [...(await later.promise), aChange()], gaps: [] }),
    }
    let isDone = false
    const facts = await gatherFacts(anIncident(), forge, async (known) => {
      told.push(known)
      later.resolve([])
      await Promise.resolve()
      isDone = true
    })
    expect(told.map(({ changes, failures, tree }) => [changes, failures, tree])).toEqual([
      [[], facts.failures, facts.tree],
    ])
    expect(isDone).toBe(true)
    expect(facts.changes).toHaveLength(1)
  })
})
