import { describe, expect, it } from 'vitest'

import { broughtCommits, looksLanded } from '../../../../src/adapters/github/changes/brought-commits.ts'
import { landingSides } from '../../../../src/adapters/github/changes/landing-sides.ts'
import type { Commit } from '../../../../src/adapters/github/range/commit.ts'
import type { ChangeId } from '../../../../src/engine/model/ids.ts'
import { aChange } from '../../../builders/a-change.ts'
import { sha } from '../facts.ts'

function commit(n: number, ...parents: readonly number[]): Commit {
  const known = { nodeId: `node-${n}`, message: `Change ${n}`, author: null, at: null }
  return { sha: sha(n), ...known, parents: parents.map((parent) => sha(parent)) }
}

function brought(commits: readonly Commit[], head: number): object {
  const found = broughtCommits(commits, sha(head))
  return Object.fromEntries([...found].map(([merge, along]) => [merge, along.map((one) => one.sha)]))
}

describe('what merges bring along', () => {
  it('is what they alone reach', () => {
    // 9 merges a branch of 7 and 8; 5 was made on the branch itself.
    const commits = [commit(9, 5, 8), commit(8, 7), commit(7, 1), commit(5, 1)]
    expect(brought(commits, 9)).toEqual({ [sha(9)]: [sha(8), sha(7)] })
  })

  it('belongs to the merge that brought it first', () => {
    const commits = [commit(9, 6, 8), commit(8, 7), commit(6, 1, 7), commit(7, 1)]
    expect(brought(commits, 9)).toEqual({ [sha(6)]: [sha(7)], [sha(9)]: [sha(8)] })
  })

  it('is not the main branch that a feature branch took in', () => {
    const commits = [commit(9, 5, 8), commit(8, 7, 5), commit(7, 1), commit(5, 1)]
    expect(brought(commits, 9)).toEqual({ [sha(9)]: [sha(8), sha(7)] })
  })

  it('is nothing where GitHub does not tell of parents', () => {
    expect(brought([commit(9), commit(8)], 9)).toEqual({})
  })
})

it.each([
  ['Merge pull request #7 from acme/x', true],
  ['Weigh reviews by their age (#12)', true],
  ['Weigh reviews (#12)\n\nBody', true],
  ['Fixes #12', false],
  ['Note the change', false],
])('a commit that says %j looks landed: %s', (message, looks) => {
  expect(looksLanded({ ...commit(1), message })).toBe(looks)
})

describe('before and after a change landed', () => {
  const commits = [commit(9, 8), commit(8, 7), commit(7, 5, 6), commit(6, 4), commit(5, 4)]
  const bySha = new Map(commits.map((one) => [one.sha, one]))
  const change = (...shas: readonly number[]) => {
    const [landed = 0] = shas
    return aChange({ id: sha(landed) as string as ChangeId, commits: shas.map((n) => sha(n)) })
  }

  it.each([
    ['a squash', [9], { before: sha(8), after: sha(9) }],
    ['a rebase of two', [9, 8], { before: sha(7), after: sha(9) }],
    ['a merge', [7, 6], { before: sha(5), after: sha(7) }],
    ['commits with others between', [9, 6], null],
    ['a commit that is not listed', [3], null],
  ])('are known of %s', (_, shas, sides) => {
    expect(landingSides(change(...shas), bySha, new Map())).toEqual(sides)
  })
})
