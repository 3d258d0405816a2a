import { describe, expect, it } from 'vitest'

import { withoutCancelled } from '../../../src/engine/gather/cancelled-changes.ts'
import { aChange, aFile } from '../../builders/a-change.ts'

const patch = '@@ -1,2 +1,2 @@\n keep\n-old\n+new'
const inverse = '@@ -1,2 +1,2 @@\n keep\n-new\n+old'
const change = aChange({ pull: 12, files: [aFile({ patch })] })
const revert = aChange({
  pull: 13,
  title: 'Revert "x"',
  body: 'Reverts acme/shop#12',
  files: [aFile({ patch: inverse })],
})
const again = aChange({ pull: 14, title: 'Reland "x"', files: [aFile({ patch })] })

function left(...changes: readonly ReturnType<typeof aChange>[]): readonly (number | null)[] {
  return withoutCancelled(changes).changes.map(({ pull }) => pull)
}

describe('a change and its revert in one range', () => {
  it('cancel out, and the report says so', () => {
    const { changes, cancelled, gaps } = withoutCancelled([revert, change])
    expect(changes).toEqual([])
    expect(cancelled).toEqual([revert.id, change.id])
    expect(gaps).toMatchObject([
      { what: 'pull request #12', completeness: { because: expect.stringContaining('pull request #13') } },
    ])
  })

  it('leave the change that lands again', () => {
    expect(left(again, revert, change)).toEqual([14])
  })

  it('leave a revert of a revert, and what it brings back', () => {
    const back = aChange({ pull: 15, body: 'Reverts #13', files: [aFile({ patch })] })
    expect(left(back, revert, change)).toEqual([15])
  })

  it.each([
    ['does something else besides', { files: [aFile({ patch: inverse }), aFile({ path: 'b.ts' })] }],
    ['does not take back the same lines', { files: [aFile({ patch: inverse.replace('-new', '-newer') })] }],
    ['was not read in full', { filesCompleteness: { kind: 'truncated', because: 'x' } as const }],
    ['only mentions it in prose', { body: 'This has to do with what Reverts #12 said' }],
    ['names another one', { body: 'Reverts #11' }],
  ])('stay where the revert %s', (_, over) => {
    expect(left({ ...revert, ...over }, change)).toEqual([13, 12])
  })

  it('stay where the revert came first', () => {
    expect(left(change, revert)).toEqual([12, 13])
  })
})
