import { describe, expect, it } from 'vitest'

import type { Sha } from '../../../src/engine/model/ids.ts'
import { mainlineOf, mainlineOfBrought } from '../../../src/engine/model/mainline-of.ts'
import { mergesOfGood } from '../../../src/engine/model/merges-of-good.ts'

const good = 'good' as Sha

/** What the bad commit reaches and the good one does not, as `commit: parents`. */
function mergesIn(history: Readonly<Record<string, string>>) {
  const commits = Object.entries(history).map(([sha, parents]) => ({
    sha: sha as Sha,
    parents: parents.split(' ') as Sha[],
  }))
  const merges = mergesOfGood(commits, good, new Map(commits.map(({ sha, parents }) => [sha, parents])))
  return merges.map((one) => ({
    merge: one.merge.sha,
    held: one.held,
    newer: one.newer,
    mainline: mainlineOf(one, good),
    brought: mainlineOfBrought(one, good),
  }))
}

describe('merges by which the good commit came in', () => {
  it('are those whose first parent does not hold it', () => {
    const history = { bad: 'merge', merge: 'mine good', mine: 'root', side: 'good', usual: 'good side' }
    expect(mergesIn(history)).toEqual([
      { merge: 'merge', held: ['good'], newer: [], mainline: 2, brought: 2 },
    ])
  })

  it('that brought something new as well can be taken back by no parent', () => {
    const [one] = mergesIn({ merge: 'mine after', mine: 'root', after: 'good' })
    expect(one).toEqual({ merge: 'merge', held: [], newer: ['after'], mainline: 2, brought: null })
  })

  it('of several lines go back to the one that holds it', () => {
    const [one] = mergesIn({ octopus: 'mine older good', mine: 'root' })
    expect(one).toMatchObject({ held: ['older', 'good'], mainline: 3, brought: 3 })
  })

  it('are found in whatever order history is told', () => {
    const told = { merge: 'mine after', after: 'between', between: 'good', mine: 'root' }
    const turned = Object.fromEntries(Object.entries(told).toReversed())
    expect(mergesIn(turned)).toEqual(mergesIn(told))
  })
})
