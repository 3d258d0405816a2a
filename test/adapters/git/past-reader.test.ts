import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { pastReader } from '../../../src/adapters/git/past-reader.ts'
import type { PastCommit } from '../../../src/engine/model/past.ts'

type Landed = PastCommit & { readonly hasParent: boolean }

function readIn(pieces: readonly Buffer[], mostPaths: number): readonly Landed[] {
  const landed: Landed[] = []
  const reader = pastReader(mostPaths, (one, hasParent) => void landed.push({ ...one, hasParent }))
  for (const piece of pieces) reader.push(piece)
  reader.end()
  return landed
}

const path = fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => text.replaceAll('\0', ':'))
const commit = fc.record({
  title: path,
  parents: fc.constantFrom('', 'a'.repeat(40), `${'a'.repeat(40)} ${'b'.repeat(40)}`),
  paths: fc.array(path, { maxLength: 6 }),
})

function printed(
  commits: readonly { readonly parents: string; readonly title: string; readonly paths: readonly string[] }[],
): Buffer {
  const fields = commits.flatMap(({ parents, title, paths }) => [
    parents,
    title,
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
    const expected = commits.map(({ parents, title, paths }) => ({
      title: Buffer.from(title).toString('utf8'),
      paths: paths.length > 4 ? null : paths.map((one) => Buffer.from(one).toString('utf8')),
      hasParent: parents !== '',
    }))
    expect(readIn(pieces, 4)).toEqual(expected)
  },
)

test('does not take a path for structure, whatever its name', () => {
  const bytes = printed([{ parents: '', title: ':odd', paths: [':100644', '\n:evil', 'a'.repeat(40)] }])
  expect(readIn([bytes], 50)).toEqual([
    { title: ':odd', paths: [':100644', '\n:evil', 'a'.repeat(40)], hasParent: false },
  ])
})

test('leaves out the commit at which git gave up', () => {
  const landed: Landed[] = []
  const reader = pastReader(50, (one, hasParent) => void landed.push({ ...one, hasParent }))
  reader.push(
    printed([
      { parents: 'a', title: 'one', paths: ['whole'] },
      { parents: 'a', title: 'two', paths: ['torn'] },
    ]),
  )
  expect(landed.map(({ paths }) => paths)).toEqual([['whole']])
})
