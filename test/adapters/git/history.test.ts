import { describe, expect, test } from 'vitest'

import { broughtBy, readHistory } from '../../../src/adapters/git/history.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import type { Sha } from '../../../src/engine/model/ids.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'

describe('broughtBy', () => {
  test('gives each commit to the merge that first brought it', async () => {
    const built = await buildHistory([
      { name: 'root', parents: [] },
      { name: 'a1' },
      { name: 'a2' },
      { name: 'merge-a', parents: ['root', 'a2'] },
      { name: 'b1', parents: ['a1'] },
      { name: 'b2', parents: ['b1', 'merge-a'] },
      { name: 'direct', parents: ['merge-a'] },
      { name: 'merge-b', parents: ['direct', 'b2'] },
    ])
    const clone = await openClone(built.folder)
    const history = await readHistory(clone, { good: built.sha('root'), bad: built.sha('merge-b') })
    const chain = ['merge-b', 'direct', 'merge-a'].map((name) => built.sha(name))
    const brought = broughtBy(chain, history)
    expect(brought.get(built.sha('merge-b'))).toEqual(['b2', 'b1'].map((name) => built.sha(name)))
    expect(brought.get(built.sha('merge-a'))).toEqual(['a2', 'a1'].map((name) => built.sha(name)))
    expect(brought.has(built.sha('direct'))).toBe(false)
    for (const merge of ['merge-a', 'merge-b']) {
      const listed = plainGit(built.folder, ['rev-list', `${built.sha(merge)}^1..${built.sha(merge)}`])
      const mine = [built.sha(merge), ...(brought.get(built.sha(merge)) ?? [])]
      expect(new Set(mine)).toEqual(new Set(listed.trim().split('\n') as Sha[]))
    }
  })
})
