import { expect, test } from 'vitest'

import { listTree } from '../../../src/adapters/git/list-tree.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { buildHistory } from './history-builder.ts'

const files = { 'a/b': '1', größe: '2', 'line\nfeed': '3', '"q"': '4' }

test('lists every path of the commit asked for and none of a newer one', async () => {
  const built = await buildHistory([
    { name: 'then', files },
    { name: 'now', files: { newer: '' } },
  ])
  const tree = await listTree(await openClone(built.folder), built.sha('then'))
  expect(new Set(tree.paths)).toEqual(new Set(Object.keys(files)))
  expect(tree.completeness).toEqual({ kind: 'complete' })
})

test('lists nothing for an empty tree', async () => {
  const built = await buildHistory([{ name: 'empty' }])
  const tree = await listTree(await openClone(built.folder), built.sha('empty'))
  expect(tree).toMatchObject({ paths: [], completeness: { kind: 'complete' } })
})

test('stops at the bound and says so', async () => {
  const built = await buildHistory([{ name: 'only', files }])
  const tree = await listTree(await openClone(built.folder), built.sha('only'), 3)
  expect(tree.paths.length).toBe(3)
  expect(tree.completeness.kind).toBe('truncated')
})
