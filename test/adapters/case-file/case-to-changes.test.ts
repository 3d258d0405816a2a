import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import type { CaseChange } from '../../../src/adapters/case-file/case-schema.ts'
import { caseToChanges } from '../../../src/adapters/case-file/case-to-changes.ts'

const given = (over: Partial<CaseChange> = {}): CaseChange => ({ id: 'x', title: 't', files: [], ...over })
const only = (over: Partial<CaseChange>) => caseToChanges([given(over)])[0]

describe('a change given in full', () => {
  it('says that nothing more is known than what the case gave', () => {
    expect(only({})).toEqual({
      id: 'x',
      kind: 'direct-push',
      pull: null,
      commits: [],
      title: 't',
      body: '',
      author: null,
      mergedAt: null,
      files: [],
      filesCompleteness: { kind: 'complete' },
    })
  })

  it.each([
    ['12', 12],
    ['#12', 12],
    ['acme/shop#12', 12],
  ])('with the id %s is a pull request', (id, pull) => {
    expect(only({ id })).toMatchObject({ id, kind: 'pull-request', pull })
  })

  it.each(['PR-12', '12a', 'a b#12', '#', '1234567890', 'a##12x'])('with the id %s is not', (id) => {
    expect(only({ id })).toMatchObject({ kind: 'direct-push', pull: null })
  })

  it('keeps the repository it was made in, where the case tells it', () => {
    expect(only({ repo: 'octo/cart' })).toMatchObject({ repo: 'octo/cart' })
  })

  it('with a commit as its id brought that commit', () => {
    expect(only({ id: 'a'.repeat(40) })?.commits).toEqual(['a'.repeat(40)])
  })

  it('has its time in UTC', () => {
    expect(only({ mergedAt: '2026-01-02T03:04:05+02:00' })?.mergedAt).toBe('2026-01-02T01:04:05.000Z')
  })

  it('has its lines counted where the case did not', () => {
    const patch = '@@ -1,2 +1,3 @@\n a\n-b\n+c\n+d\n'
    const files = [{ path: 'a', patch }, { path: 'b', additions: 7, deletions: 0, patch }, { path: 'c' }]
    expect(only({ files })?.files.map(({ additions, deletions }) => [additions, deletions])).toEqual([
      [2, 1],
      [7, 0],
      [0, 0],
    ])
  })

  it('loses file headers before its hunks', () => {
    const patch = 'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'
    expect(only({ files: [{ path: 'x', patch }] })?.files[0]).toMatchObject({
      patch: '@@ -1 +1 @@\n-a\n+b\n',
      additions: 1,
      deletions: 1,
    })
  })

  it.each([
    ['removed', 'removed'],
    ['changed', 'unknown'],
    [undefined, 'unknown'],
  ])('with a file of status %s has it as %s', (status, expected) => {
    const file = status === undefined ? { path: 'a' } : { path: 'a', status }
    expect(only({ files: [file] })?.files[0]?.status).toBe(expected)
  })
})

describe('several changes', () => {
  const at = (id: string, mergedAt: string) => given({ id, mergedAt })
  const ids = (changes: readonly CaseChange[]) => caseToChanges(changes).map(({ id }) => id)

  it('stand newest first, whatever zone their times are in', () => {
    const times = ['2026-01-01T10:00:00Z', '2026-01-01T13:00:00+02:00', '2026-01-01T09:00:00-03:00']
    expect(ids(times.map((time, index) => at(`${index}`, time)))).toEqual(['2', '1', '0'])
  })

  it('keep the order of the file where a time is missing', () => {
    expect(
      ids([at('old', '2020-01-01T00:00:00Z'), given({ id: 'untimed' }), at('new', '2026-01-01T00:00:00Z')]),
    ).toEqual(['old', 'untimed', 'new'])
  })

  test.prop([
    fc.uniqueArray(fc.string({ minLength: 1 })),
    fc.infiniteStream(fc.date({ noInvalidDate: true })),
  ])('are neither lost nor doubled', (names, dates) => {
    const changes = names.map((id) => at(id, (dates.next().value ?? new Date(0)).toISOString()))
    expect(ids(changes).toSorted()).toEqual(names.toSorted())
  })
})
