import { describe, expect, it } from 'vitest'

import { touchingCommits } from '../../../src/adapters/git/touching-commits.ts'
import type { Change, FileChange } from '../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { aSha } from '../../builders/ids.ts'

function touching(pull: number, ...files: readonly Partial<FileChange>[]): Change {
  return aChange({ pull, files: files.map((file) => aFile({ patch: null, ...file })) })
}

const tax = { path: 'tax.ts' }
const edit = touching(4, tax)
const sweep = touching(3, tax, { path: 'near.ts' })
const birth = touching(1, { ...tax, status: 'added' })

describe('commits that touched a file', () => {
  it('are all that modified it, and apart from these those that brought it', () => {
    const found = touchingCommits([edit, sweep, touching(2, { path: 'far.ts' }), birth], ['tax.ts'], 10)
    expect(found).toEqual({ modifying: [aSha(4), aSha(3)], bringing: [aSha(1)], paths: ['tax.ts'] })
  })

  it('are found under the name it had before', () => {
    const rename = touching(2, { ...tax, status: 'renamed', previousPath: 'old.ts' })
    const found = touchingCommits([edit, rename, touching(1, { path: 'old.ts' })], ['tax.ts'], 10)
    expect(found).toEqual({
      modifying: [aSha(4), aSha(1)],
      bringing: [aSha(2)],
      paths: ['tax.ts', 'old.ts'],
    })
  })

  it('are read in full where they brought another of the files', () => {
    const both = touching(5, tax, { path: 'near.ts', status: 'added' })
    expect(touchingCommits([both], ['tax.ts', 'near.ts'], 10)).toMatchObject({
      modifying: [],
      bringing: [aSha(5)],
    })
  })

  it('leave a file out as a whole where there is no room for all of them, and make room for the next', () => {
    const other = touching(6, { path: 'near.ts' })
    const found = touchingCommits([other, edit, sweep, birth], ['tax.ts', 'near.ts'], 2)
    expect(found).toMatchObject({ modifying: [aSha(6), aSha(3)], bringing: [] })
  })

  it('are counted once', () => {
    const near = touching(2, { path: 'near.ts' })
    const found = touchingCommits([edit, sweep, near], ['tax.ts', 'near.ts'], 3)
    expect(found.modifying).toEqual([aSha(4), aSha(3), aSha(2)])
  })
})
