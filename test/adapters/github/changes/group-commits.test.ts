import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { groupCommits } from '../../../../src/adapters/github/changes/group-commits.ts'
import type { PullFacts } from '../../../../src/adapters/github/changes/pull-facts.ts'
import type { Commit } from '../../../../src/adapters/github/range/commit.ts'
import type { Sha } from '../../../../src/engine/model/ids.ts'
import { minute, numbers, sha } from '../facts.ts'

function commit(n: number): Commit {
  return {
    sha: sha(n),
    nodeId: `node-${n}`,
    message: `Change ${n}`,
    author: null,
    parents: [],
    at: minute(n),
  }
}

function pull(number: number, landedAs: number | null, mergedAt = number): PullFacts {
  return {
    number,
    title: `Pull ${number}`,
    body: '',
    author: null,
    mergedAt: minute(mergedAt),
    landedAs: landedAs === null ? null : sha(landedAs),
    files: [],
    fileCount: 0,
    branch: 'main',
    base: null,
  }
}

function grouped(commits: readonly number[], pulls: Readonly<Record<number, readonly PullFacts[]>>) {
  const pullsOf = new Map(Object.entries(pulls).map(([n, of]) => [sha(Number(n)), of]))
  return groupCommits(commits.map(commit), pullsOf).map(({ pull: owner, commits: own, landedAs }) => [
    owner?.number ?? null,
    own.map((one) => one.sha),
    landedAs.sha,
  ])
}

describe('commits as changes', () => {
  it('are one change each where nobody opened a pull request', () => {
    expect(grouped([3, 2], {})).toEqual([
      [null, [sha(3)], sha(3)],
      [null, [sha(2)], sha(2)],
    ])
  })

  it('are one change where a merge commit brought a branch, known by the merge commit', () => {
    const merged = [pull(7, 9)]
    expect(grouped([9, 5, 4], { 9: merged, 4: merged })).toEqual([
      [7, [sha(9), sha(4)], sha(9)],
      [null, [sha(5)], sha(5)],
    ])
  })

  it('are one change where a pull request was rebased, known by the last of them', () => {
    const rebased = [pull(7, 6)]
    expect(grouped([6, 5, 4], { 6: rebased, 5: rebased, 4: rebased })).toEqual([
      [7, [sha(6), sha(5), sha(4)], sha(6)],
    ])
  })

  it('are known by their newest where the commit they landed as is outside of the range', () => {
    expect(grouped([5, 4], { 5: [pull(7, 99)], 4: [pull(7, 99)] })).toEqual([[7, [sha(5), sha(4)], sha(5)]])
  })

  it('belong to the pull request merged first where a release branch carried them along', () => {
    const [feature, release] = [pull(7, 5, 10), pull(8, 9, 20)]
    expect(grouped([9, 5, 4], { 9: [release], 5: [release, feature], 4: [release, feature] })).toEqual([
      [8, [sha(9)], sha(9)],
      [7, [sha(5), sha(4)], sha(5)],
    ])
  })

  test.prop([
    fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 60 }),
  ])('each belong to exactly one change, newest first within it', (commits, owners) => {
    const newestFirst = commits.toSorted((a, b) => b - a)
    const pullsOf = new Map<Sha, readonly PullFacts[]>(
      newestFirst.map((n) => [sha(n), (owners[n] ?? 0) === 0 ? [] : [pull(owners[n] ?? 0, null)]]),
    )
    const groups = groupCommits(newestFirst.map(commit), pullsOf)
    const order = (all: readonly Commit[]) => all.map((one) => one.sha)
    expect(groups.flatMap((group) => order(group.commits)).toSorted()).toEqual(
      newestFirst.map(sha).toSorted(),
    )
    for (const group of groups)
      expect(order(group.commits)).toEqual(order(group.commits).toSorted().toReversed())
    const firsts: readonly string[] = groups.map((group) => group.commits[0]?.sha ?? '')
    expect(firsts).toEqual(firsts.toSorted().toReversed())
  })

  it('stay in their order over many changes', () => {
    const all = numbers(1, 100).toReversed()
    expect(grouped(all, {}).map(([, own]) => own)).toEqual(all.map((n) => [sha(n)]))
  })
})
