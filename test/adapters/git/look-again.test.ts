import { describe, expect, test } from 'vitest'

import { resolveChoice } from '../../../src/adapters/git/git-choice.ts'
import { listChanges } from '../../../src/adapters/git/list-changes.ts'
import { lookAgain, type SecondLookBounds } from '../../../src/adapters/git/look-again.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import type { ChangeId } from '../../../src/engine/model/ids.ts'
import { buildHistory, type Sketch } from './history-builder.ts'

const sketches: readonly Sketch[] = [
  { name: 'good', files: { 'src/tax.ts': 'one\n', 'src/near.ts': 'one\n', 'far/away.ts': 'one\n' } },
  { name: 'away', files: { 'far/away.ts': 'two\n' } },
  { name: 'tax', files: { 'src/tax.ts': 'two\n' } },
  { name: 'near', files: { 'src/near.ts': 'two\n' } },
  { name: 'sweep', files: { 'src/tax.ts': 'three\n', ...many('far'), ...many('wide') } },
]

function many(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${folder}/${index}.ts`, 'x\n']))
}

const idOf = (changes: readonly Change[], title: string): ChangeId => {
  const found = changes.find((change) => change.title === title)
  if (found === undefined) throw new Error(`no change is called ${title}`)
  return found.id
}

async function lookTwice(
  paths: readonly string[],
  bounds?: SecondLookBounds,
  patchedCommits = 1,
  promising: readonly string[] = [],
) {
  const built = await buildHistory(sketches)
  const clone = await openClone(built.folder)
  const choice = await resolveChoice(clone, { good: built.sha('good'), bad: 'main' })
  const range = { kind: 'bounded', good: choice.good, bad: choice.bad, goodFrom: 'given' } as const
  const first = (await listChanges(clone, choice, range, { patchedCommits, bytes: Infinity })).value
  const second = await lookAgain(
    clone,
    first,
    paths,
    promising.map((title) => idOf(first, title)),
    bounds,
  )
  return { first, ...second }
}

const patched = (changes: readonly Change[]): readonly string[] =>
  changes.filter(({ files }) => files.some(({ patch }) => patch !== null)).map(({ title }) => title)

describe('a second look', () => {
  test('reads the patches of changes to the named paths and to files beside them', async () => {
    const { first, value, gaps } = await lookTwice(['src/tax.ts'])
    expect(patched(first)).toEqual([])
    expect(value.map(({ title }) => title)).toEqual(['sweep', 'near', 'tax', 'away'])
    expect(patched(value)).toEqual(['sweep', 'near', 'tax'])
    expect(value[2]?.files).toMatchObject([{ path: 'src/tax.ts', additions: 1, deletions: 1 }])
    expect(value.map(({ filesCompleteness: { kind } }) => kind)).toEqual([
      'complete',
      'complete',
      'complete',
      'truncated',
    ])
    expect(gaps).toEqual([])
  })

  test.each([
    [1, ['tax']],
    [2, ['sweep', 'tax']],
    [3, ['sweep', 'near', 'tax']],
  ])('takes %i of those that bear most: what touches the path and little else', async (commits, expected) => {
    const { value } = await lookTwice(['src/tax.ts'], { commits, touching: 0, bytes: Infinity })
    expect(patched(value)).toEqual(expected)
  })

  test('reads the patches of promising changes where no path is named', async () => {
    const { value } = await lookTwice([], undefined, 1, ['away', 'near'])
    expect(patched(value)).toEqual(['near', 'away'])
  })

  test('keeps within its bytes', async () => {
    const { value } = await lookTwice(['src/tax.ts'], { commits: 3, touching: 0, bytes: 500 })
    expect(patched(value)).toEqual(['tax'])
  })

  test('reads of more that touch the named paths what they did to these', async () => {
    const bounds = { commits: 1, touching: 10, bytes: Infinity }
    const { first, value } = await lookTwice(['src/tax.ts'], bounds)
    expect(patched(value)).toEqual(['sweep', 'tax'])
    const [sweep] = value
    expect(sweep?.files.filter(({ patch }) => patch !== null).map(({ path }) => path)).toEqual(['src/tax.ts'])
    expect(sweep?.files.map(({ path }) => path)).toEqual(first[0]?.files.map(({ path }) => path))
    expect(sweep?.filesCompleteness).toEqual(first[0]?.filesCompleteness)
  })

  test('changes nothing where no path is named or all patches are there', async () => {
    const unnamed = await lookTwice([])
    expect(unnamed.value).toEqual(unnamed.first)
    const whole = await lookTwice(['src/tax.ts'], undefined, 100)
    expect(whole.value).toEqual(whole.first)
  })
})
