import { describe, expect, it } from 'vitest'

import { withAttributedPatches } from '../../../../src/adapters/github/changes/attributed-patches.ts'
import type { Change, FileChange } from '../../../../src/engine/model/change.ts'
import type { ChangeId } from '../../../../src/engine/model/ids.ts'

function file(path: string, fields: Partial<FileChange> = {}): FileChange {
  return { path, previousPath: null, status: 'modified', additions: 1, deletions: 0, patch: null, ...fields }
}

function change(id: string, files: readonly FileChange[], fields: Partial<Change> = {}): Change {
  return {
    id: id as ChangeId,
    kind: 'pull-request',
    pull: 1,
    commits: [],
    title: '',
    body: '',
    author: null,
    mergedAt: null,
    files,
    filesCompleteness: { kind: 'complete' },
    ...fields,
  }
}

function patches(changes: readonly Change[], whole: readonly FileChange[]): unknown {
  return withAttributedPatches(changes, whole).map((one) => one.files.map((each) => each.patch))
}

describe('patches out of the difference of the whole range', () => {
  it('belong to the one change that touched the file', () => {
    const changes = [change('a', [file('x.ts')]), change('b', [file('y.ts')])]
    const whole = [file('x.ts', { patch: '+x' }), file('y.ts', { patch: '+y' })]
    expect(patches(changes, whole)).toEqual([['+x'], ['+y']])
  })

  it('belong to nobody where two changes touched the file', () => {
    expect(
      patches([change('a', [file('x.ts')]), change('b', [file('x.ts')])], [file('x.ts', { patch: '+x' })]),
    ).toEqual([[null], [null]])
  })

  it('belong to nobody while some change may have touched anything', () => {
    const unknown = change('b', [], { filesCompleteness: { kind: 'unknown', because: 'not read' } })
    expect(patches([change('a', [file('x.ts')]), unknown], [file('x.ts', { patch: '+x' })])).toEqual([
      [null],
      [],
    ])
  })

  it('belong to nobody where the lines do not agree', () => {
    const whole = [file('x.ts', { patch: '+x', additions: 2 })]
    expect(patches([change('a', [file('x.ts')])], whole)).toEqual([[null]])
  })

  it('belong to nobody where the file was renamed on the way', () => {
    const whole = [file('x.ts', { patch: '+x', status: 'renamed', previousPath: 'w.ts' })]
    expect(patches([change('a', [file('x.ts', { status: 'renamed' })])], whole)).toEqual([[null]])
  })

  it('do not replace a patch that was read', () => {
    expect(
      patches([change('a', [file('x.ts', { patch: '+read' })])], [file('x.ts', { patch: '+x' })]),
    ).toEqual([['+read']])
  })
})
