import { describe, expect, it } from 'vitest'

import type { Instant } from '../../../src/engine/model/ids.ts'
import { judgeHeldOut, leftOutOf } from '../../../src/learn/train/held-out.ts'
import type { Learner } from '../../../src/learn/train/learner.ts'
import { withoutCulprits } from '../../../src/learn/train/without-culprits.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { aTrainingCase } from './a-training-case.ts'

function aCaseOf(repo: string, at: string | null = null) {
  return aTrainingCase([{}, {}], [0], { repo, id: `${repo} ${at}`, at: at as Instant | null })
}

/** Notes of which repositories it learnt; scores all changes alike. */
function notingLearner(seen: (readonly string[])[]): Learner {
  return (cases) => {
    seen.push([...new Set(cases.map(({ repo }) => repo))].toSorted())
    return ({ ids }) => ({ changes: ids.map(() => 0), none: 0 })
  }
}

describe('leaving repositories out', () => {
  const cases = ['b/b', 'a/a', 'b/b', 'c/c', 'a/a', 'b/b'].map((repo) => aCaseOf(repo))

  it('judges each repository by what was learnt from the others, in the order of the cases', () => {
    const seen: (readonly string[])[] = []
    const judged = judgeHeldOut(cases, notingLearner(seen), aPolicy())
    expect(seen).toEqual([
      ['a/a', 'c/c'],
      ['b/b', 'c/c'],
      ['a/a', 'b/b'],
    ])
    expect(judged.map(({ repo }) => repo)).toEqual(cases.map(({ repo }) => repo))
    expect(judged[0]?.ranking.map(({ probability }) => probability)).toEqual([1 / 3, 1 / 3])
  })

  it('leaves several out together where folds are few, as evenly as they fall', () => {
    const seen: (readonly string[])[] = []
    judgeHeldOut(cases, notingLearner(seen), aPolicy(), 2)
    expect(seen).toEqual([['a/a', 'c/c'], ['b/b']])
  })

  it('is what several repositories allow', () => {
    expect(leftOutOf(cases)).toBe('repositories')
  })
})

describe('leaving cases of a single repository out', () => {
  const cases = Array.from({ length: 12 }, (_, index) =>
    aTrainingCase([{}, {}], [0], { id: `case-${index}` }),
  )

  it('leaves out blocks of neighbours, a case together with what was made of it', () => {
    const all = [...cases, ...cases.flatMap(withoutCulprits)]
    const learnt: (readonly string[])[] = []
    const judged = judgeHeldOut(
      all,
      (some) => {
        learnt.push([...new Set(some.map(({ id }) => id))])
        return ({ ids }) => ({ changes: ids.map(() => 0), none: 0 })
      },
      aPolicy(),
    )
    expect(judged.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    const left = learnt.map((some) => cases.map(({ id }) => id).filter((id) => !some.includes(id)))
    expect(left.map((ids) => ids.length)).toEqual([3, 2, 3, 2, 2])
    expect(left.flat()).toEqual(cases.map(({ id }) => id))
  })

  it('leaves out nothing where there are fewer than ten', () => {
    expect(leftOutOf(cases)).toBe('cases')
    expect(leftOutOf(cases.slice(3))).toBeNull()
    expect(judgeHeldOut(cases.slice(3), notingLearner([]), aPolicy())).toEqual([])
  })
})
