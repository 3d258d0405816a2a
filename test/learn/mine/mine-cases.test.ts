import { describe, expect, it } from 'vitest'

import { mineCases } from '../../../src/learn/mine/mine-cases.ts'
import type { LeftOut, MinedCase } from '../../../src/learn/mine/mined-case.ts'
import { aHistory, fillers, type Sketch } from './a-history.ts'

const options = { size: 20, place: 'uniform' } as const
const reason = 'The totals of islands are negative on Windows.'
const culprit: Sketch = { subject: 'Charge parcels by weight (#11)' }
const revert: Sketch = {
  subject: 'Revert "Charge parcels by weight" (#12)',
  body: `Reverts acme/shop#11\n\n${reason}`,
}

function mine(sketches: readonly Sketch[], windows: Parameters<typeof mineCases>[1] = options) {
  const logged = aHistory(sketches)
  const mined = mineCases(logged, windows)
  const reasons = Object.fromEntries(mined.leftOut.map(({ because, count }) => [because, count]))
  return { logged, mined, reasons: reasons as Partial<Record<LeftOut, number>>, first: mined.cases[0] }
}

const sorted = (shas: MinedCase['window']['exclude'] = []) => shas.toSorted()

describe('mining', () => {
  it('makes a case of a revert: what was told, the changes of the time, and apart from it the culprit', () => {
    const { logged, first } = mine([...fillers(30), culprit, ...fillers(3), revert, ...fillers(30)])
    expect(first).toMatchObject({
      id: `acme/shop@${logged.sha(34).slice(0, 12)}`,
      source: 'revert',
      words: 'vague',
      text: reason,
      culprit: { id: logged.sha(30), title: culprit.subject },
      window: { kind: 'fixed' },
    })
    expect(JSON.stringify({ text: first?.text })).not.toMatch(/11|weight/)
  })

  it('knows the change by the name of its review, and lets nothing that names it stand among the changes', () => {
    const { logged, first } = mine([
      ...fillers(12),
      { subject: 'Charge by weight', body: 'Differential Revision: https://review.example.org/D47' },
      { subject: 'Say more about D47' },
      { subject: 'Say more about D48' },
      { subject: 'Back out D47', body: `${reason}\n\nDifferential Revision: https://review.example.org/D49` },
      ...fillers(9),
    ])
    expect(first).toMatchObject({ culprit: { id: logged.sha(12) }, text: reason })
    expect(sorted(first?.window.exclude)).toEqual(sorted([logged.sha(13), logged.sha(15)]))
  })

  it('takes what a release brought as the changes, where there are releases', () => {
    const { logged, first } = mine([
      ...fillers(9),
      { subject: 'Ship 1.0', isRelease: true },
      ...fillers(6),
      culprit,
      { subject: 'Ship 1.1', isRelease: true },
      ...fillers(2),
      revert,
    ])
    expect(first?.window).toEqual({
      kind: 'release',
      good: logged.sha(9),
      bad: logged.sha(17),
      exclude: [],
      candidates: 8,
    })
  })

  it('lets nothing stand among the changes that is the culprit again, undoes it or names it', () => {
    const { logged, first } = mine(
      [
        ...fillers(12),
        { subject: 'Charge parcels by weight (#9)' },
        { subject: 'Revert "Charge parcels by weight (#9)" (#10)', body: 'Reverts acme/shop#9\n\nSlow.' },
        { ...culprit, subject: 'Reland "Charge parcels by weight" (#11)' },
        ...fillers(2),
        { ...revert, subject: 'Revert "Reland "Charge parcels by weight"" (#12)' },
        { subject: 'Reland "Reland "Charge parcels by weight""' },
        { subject: 'Say more about #11' },
        { subject: 'Revert "Revert "Reland…', body: 'This takes back #12.' },
      ],
      { size: 100, place: 'uniform' },
    )
    expect(first?.culprit.id).toBe(logged.sha(14))
    // The window is longer than the history: it begins after the first change and ends with the last.
    expect(sorted(first?.window.exclude)).toEqual(sorted([12, 13, 17, 18, 19, 20].map(logged.sha)))
  })

  const trailers = [
    'git-svn-id: https://svn.example.org/shop@4711 abc',
    'Change-Id: I0123456789abcdef0123456789abcdef01234567',
  ].join('\n')
  const weighed: Sketch = {
    subject: 'feat(ship): charge all parcels by weight and not by length (#11)',
    body: trailers,
  }

  it.each<[string, (sha: string) => Sketch]>([
    ['its number, with a word', () => ({ subject: 'Test what pull request 11 does' })],
    ['its number, as an issue tracker writes it', () => ({ subject: 'Tidy, after GH-11' })],
    [
      'its number in an address',
      () => ({ subject: 'Tidy', body: 'https://git.example.org/merge_requests/11' }),
    ],
    ['its revision', () => ({ subject: 'Mend the tests of r4711' })],
    ['its id in the name of a build', (sha) => ({ subject: `Deploy v1.2-7-g${sha.slice(0, 9)}` })],
    ['the id that its next attempt bears too', () => ({ subject: 'Weigh again', body: trailers })],
    ['its title', () => ({ subject: 'Test', body: 'For “charge all parcels by weight and not by length”.' })],
    ['its title, in part taken back', () => ({ subject: `Partially revert "${weighed.subject}"` })],
    ['its title on another branch', () => ({ subject: `[1.x] ${weighed.subject.replace('11', '19')}` })],
    [
      'its number in a commit that a merge brought',
      () => ({
        subject: 'Merge branch tests',
        brings: [{ subject: 'Test islands', body: 'Follows #11.' }],
      }),
    ],
  ])('lets no change stand among them that names the culprit by %s', (_, named) => {
    const before = [...fillers(12), weighed]
    const naming = named(aHistory(before).sha(12))
    const { logged, first } = mine([
      ...before,
      { ...revert, body: `Reverts #11\n\n${reason}` },
      naming,
      ...fillers(9),
    ])
    expect(first?.culprit.id).toBe(logged.sha(12))
    expect(sorted(first?.window.exclude)).toEqual(sorted([13, 14].map(logged.sha)))
  })

  it('finds the culprit behind the merge that brought it, and the message within another merge', () => {
    const { logged, first } = mine([
      ...fillers(12),
      {
        subject: 'Merge pull request #11 from ada/weigh',
        body: 'Charge parcels by weight',
        brings: [{ subject: 'Weigh' }, { subject: 'Weigh more' }],
      },
      ...fillers(2),
      {
        subject: 'Merge pull request #12 from ada/back',
        body: 'Back',
        brings: [{ subject: 'Revert "Charge parcels by weight"', body: reason }],
      },
      ...fillers(12),
    ])
    expect(first?.culprit.id).toBe(logged.sha(12))
    expect(first?.text).toBe(reason)
  })

  it.each<[LeftOut, readonly Sketch[]]>([
    ['nothing-to-go-by', [culprit, { ...revert, body: 'Reverts acme/shop#11\n\nBreaks the build.' }]],
    ['unresolved', [culprit, { ...revert, subject: 'Revert "Something else"', body: reason }]],
    [
      'several-changes',
      [
        culprit,
        { subject: 'Weigh' },
        { subject: 'Revert two', body: `Reverts #11\nThis reverts #8.\n${reason}` },
        { subject: 'Eight (#8)' },
      ],
    ],
    ['partial-revert', [culprit, { ...revert, subject: 'Partially revert "Charge parcels by weight"' }]],
    ['re-land', [culprit, { ...revert, subject: 'Revert "Revert "Charge parcels by weight""' }]],
    [
      'automatic-roll',
      [culprit, { subject: 'Roll engine from 1 to 2', body: `This reverts commit abcdef1.\n${reason}` }],
    ],
    ['no-failure', [culprit, { ...revert, body: `Reverts #11\n\nIt was merged by mistake, ${reason}` }]],
    ['found-too-late', [culprit, { ...revert, daysLater: 91 }]],
    ['reported-before', [culprit, revert, { subject: 'Fix totals', body: `Regression from #11. ${reason}` }]],
  ])('counts what makes no case: %s', (because, sketches) => {
    const eight = because === 'several-changes' ? [{ subject: 'Eight things (#8)' }] : []
    const { mined, reasons } = mine([...fillers(12), ...eight, ...sketches.slice(0, 3), ...fillers(12)])
    expect(reasons).toEqual({ [because]: 1 })
    expect(mined.cases).toHaveLength(because === 'reported-before' ? 1 : 0)
  })

  it('takes no revert for a culprit, whatever takes it back is called', () => {
    const back: Sketch = { subject: 'Back out #12', body: 'The totals of islands are right on Windows.' }
    const { mined, reasons, first } = mine([...fillers(12), culprit, revert, back, ...fillers(12)])
    expect(reasons).toEqual({ 're-land': 1 })
    expect(mined.cases).toHaveLength(1)
    expect(first?.culprit.title).toBe(culprit.subject)
  })

  it('leaves out a case with fewer than five changes to choose from', () => {
    expect(mine([...fillers(1), culprit, revert]).reasons).toEqual({ 'too-few-changes': 1 })
  })

  it('makes a case of every message, or counts it', () => {
    const { mined } = mine([
      ...fillers(12),
      culprit,
      revert,
      { subject: 'Revert "Nothing"', body: reason },
      { subject: 'Fix totals', body: `Regression from #11. ${reason}` },
      { subject: 'Reland "Charge parcels by weight"', body: 'This reverts commit abcdef1.' },
      ...fillers(12),
    ])
    const counted = mined.leftOut.reduce((sum, { count }) => sum + count, 0)
    expect(mined.messages).toBe(4)
    expect(counted + mined.cases.length).toBe(mined.messages)
  })

  it('gives the newest case first', () => {
    const second: readonly Sketch[] = [
      { subject: 'Round totals (#21)' },
      { subject: 'Revert "Round totals" (#22)', body: `Cents of islands vanish on Windows.` },
    ]
    const { mined } = mine([...fillers(12), culprit, revert, ...second, ...fillers(12)])
    expect(mined.cases.map(({ culprit: { title } }) => title)).toEqual([
      'Round totals (#21)',
      culprit.subject,
    ])
  })
})
