import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { allPaths } from '../../../src/engine/judge/all-paths.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { aTree } from '../../builders/a-dossier.ts'

it('adds the files that only the changes know to those of the tree, each once', () => {
  const tree = aTree({ paths: ['a.ts', 'b.ts'] })
  const change = aChange({ files: [aFile({ path: 'b.ts' }), aFile({ path: 'new.ts' })] })
  expect(allPaths({ tree, changes: [change, change] })).toEqual({
    ...tree,
    paths: ['a.ts', 'b.ts', 'new.ts'],
  })
})

const paths = fc.array(fc.string({ maxLength: 6 }), { maxLength: 12 })

test.prop([paths, paths])('knows every path of either side and no other', (inTree, inChange) => {
  const change = aChange({ files: inChange.map((path) => aFile({ path })) })
  const all = allPaths({ tree: aTree({ paths: inTree }), changes: [change] }).paths
  expect(all.toSorted()).toEqual([...new Set([...inTree, ...inChange])].toSorted())
})
