import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { coChangeReader } from '../../../src/adapters/git/co-change-reader.ts'

type Landed = { readonly paths: readonly string[] | null; readonly hasParent: boolean }

function readIn(pieces: readonly Buffer[], mostPaths: number): readonly Landed[] {
  const landed: Landed[] = []
  const reader = coChangeReader(mostPaths, (paths, hasParent) => void landed.push({ paths, hasParent }))
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return landed
}

const path = fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => text.replaceAll('\0', ':'))
const commit = fc.record({
  parents: fc.constantFrom('', 'a'.repeat(40), `${'a'.repeat(40)} ${'b'.repeat(40)}`),
  paths: fc.array(path, { maxLength: 6 }),
})

function printed(
  commits: readonly { readonly parents: string; readonly paths: readonly string[] }[],
): Buffer {
  const fields = commits.flatMap(({ parents, paths }) => [
    parents,
    ...paths.flatMap((one, index) => [`${index === 0 ? '\n' : ''}:100644 100644 aaaa bbbb M`, one]),
  ])
  return Buffer.from(fields.map((field) => `${field}\0`).join(''))
}

test.prop([fc.array(commit), fc.integer({ min: 1, max: 7 })])(
  'reads the same in pieces of any size, and keeps no commit of too many files',
  (commits, size) => {
    const bytes = printed(commits)
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    )
    const expected = commits.map(({ parents, paths }) => ({
      paths: paths.length > 4 ? null : paths.map((one) => Buffer.from(one).toString('utf8')),
      hasParent: parents !== '',
    }))
    expect(readIn(pieces, 4)).toEqual(expected)
  },
)

test('does not take a path for structure, whatever its name', () => {
  const bytes = printed([{ parents: '', paths: [':100644', '\n:evil', 'a'.repeat(40)] }])
  expect(readIn([bytes], 50)).toEqual([{ paths: [':100644', '\n:evil', 'a'.repeat(40)], hasParent: false }])
})

test('leaves out the commit at which git gave up', () => {
  const landed: Landed[] = []
  const reader = coChangeReader(50, (paths, hasParent) => void landed.push({ paths, hasParent }))
  reader.push(
    printed([
      { parents: 'a', paths: ['whole'] },
      { parents: 'a', paths: ['torn'] },
    ]),
  )
  expect(landed.map(({ paths }) => paths)).toEqual([['whole']])
})
