import { describe, expect, it } from 'vitest'

import { historyOf } from '../../../src/learn/mine/history.ts'
import { aHistory, fillers } from './a-history.ts'

describe('the history of a branch', () => {
  const logged = aHistory([
    { subject: 'Start' },
    { subject: 'Charge islands (#11)', body: 'git-svn-id: https://svn.example.org/shop/trunk@4711 uuid' },
    {
      subject: 'Merge pull request #12 from ada/total',
      body: 'Round totals',
      brings: [{ subject: 'wip' }, { subject: 'more wip' }],
    },
    { subject: 'Charge islands (#13)' },
    { subject: 'Ship it', body: 'Differential Revision: https://review.example.org/D4711' },
    { subject: 'Ship more', body: 'Change-Id: I1\nReviewed-on: https://review.example.org/c/shop/+/4712' },
    { subject: "Merge branch 'x' into 'main'", body: 'Ship most\n\nSee merge request acme/shop!47' },
    { subject: 'Ship again', body: 'Closes #14 from ada/again' },
  ])
  const history = historyOf(logged)
  const wip = logged.commits.find(({ subject }) => subject === 'wip')?.sha ?? ''

  it('holds the commits of the branch, the oldest first, with what each brought', () => {
    expect(history.landings.map(({ commit }) => commit.sha)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(logged.sha))
    expect(history.landings[2]?.brought.map(({ subject }) => subject)).toEqual(['more wip', 'wip'])
    expect(history.landings.map(({ pull }) => pull)).toEqual([null, 11, 12, 13, null, null, null, 14])
  })

  it.each([
    [{ by: 'commit', prefix: logged.sha(1).slice(0, 9) }, 1],
    [{ by: 'commit', prefix: wip }, 2],
    [{ by: 'commit', prefix: logged.sha(1).slice(0, 6) }, null],
    [{ by: 'commit', prefix: 'f'.repeat(40) }, null],
    [{ by: 'pull', number: 12 }, 2],
    [{ by: 'pull', number: 99 }, null],
    [{ by: 'revision', number: 4711 }, 1],
    [{ by: 'review', name: 'D4711' }, 4],
    [{ by: 'review', name: 'CL4712' }, 5],
    [{ by: 'review', name: 'CL4711' }, null],
    [{ by: 'review', name: '!47' }, 6],
    [{ by: 'title', title: 'ship most' }, 6],
    [{ by: 'title', title: 'round totals' }, 2],
    [{ by: 'title', title: 'Charge "islands"' }, 3],
  ] as const)('finds %j', (reference, place) => {
    expect(history.resolve(reference, 8)).toBe(place)
  })

  it('finds the newest of those that landed before', () => {
    expect(history.resolve({ by: 'title', title: 'Charge islands' }, 3)).toBe(1)
    expect(history.resolve({ by: 'pull', number: 13 }, 3)).toBeNull()
  })

  it('finds a title that was cut short, where it is long enough to tell', () => {
    const long = historyOf(
      aHistory([{ subject: 'Charge islands in the north more than others' }, ...fillers(2)]),
    )
    expect(long.resolve({ by: 'title', title: 'Charge islands in the no…' }, 3)).toBe(0)
    expect(long.resolve({ by: 'title', title: 'Charge…' }, 3)).toBeNull()
  })
})
