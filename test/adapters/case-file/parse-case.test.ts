import { describe, expect, it } from 'vitest'

import { parseCase } from '../../../src/adapters/case-file/parse-case.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { aCase, aCaseInFull, aGivenChange } from './a-case.ts'

const read = (line: unknown) => parseCase(JSON.stringify(line), 'cases.jsonl, line 7')

function refusalOf(line: unknown): Refusal {
  try {
    read(line)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('it was read without complaint')
}

describe('a case that keeps to the format', () => {
  it('is read whole, its answer apart', () => {
    const { open, answer } = read(aCase({ answer: { culprits: ['c'.repeat(40)] } }))
    expect(open).toEqual(aCase())
    expect(answer).toEqual({ culprits: ['c'.repeat(40)] })
  })

  it('needs no answer', () => expect(read(aCase()).answer).toBeNull())

  it('may use every optional key', () => {
    const sha = 'd'.repeat(40)
    const full = aCase({
      incident: {
        kind: 'deployment',
        name: 'deploy',
        environment: 'eu',
        title: 't',
        at: '2026-01-02T03:04:05Z',
      },
      failures: [{ name: 'a', log: '', baseline: 'fine' }],
      range: { good: sha, bad: sha, tree: sha, exclude: [sha], commits: [] },
    })
    expect(read(full).open).toEqual(full)
  })

  it('may give its changes in full', () => {
    const change = aGivenChange({
      repo: 'acme/shop',
      body: 'b',
      author: 'mona',
      mergedAt: '2026-01-02T03:04:05+02:00',
      files: [{ path: 'a', previousPath: 'b', status: 'renamed', additions: 0, deletions: 2, patch: null }],
    })
    expect(read(aCaseInFull([change])).open.changes).toEqual([change])
  })
})

describe('a case that breaks the format is refused with the line and the key', () => {
  const { range } = aCase() as { range: object }
  const rows: readonly (readonly [string, unknown, RegExp])[] = [
    ['unknown key', aCase({ culprit: 'x' }), /line 7: unknown key "culprit"$/],
    ['unknown key inside', aCase({ range: { ...range, head: 'x' } }), /unknown key "head" in range/],
    [
      'unknown key in a failure',
      aCase({ failures: [{ name: 'a', log: '', url: '' }] }),
      /"url" in failures\.0/,
    ],
    ['unknown key in a change', aCaseInFull([aGivenChange({ labels: [] })]), /"labels" in changes\.0/],
    ['unknown key in an answer', aCase({ answer: { culprits: [], sure: 1 } }), /"sure" in answer/],
    ['no range and no changes', aCase({ range: undefined }), /neither "range" nor "changes"/],
    ['range and changes', aCase({ changes: [] }), /both "range" and "changes"/],
    ['no failure', aCase({ failures: [] }), /failures: /],
    ['no id', aCase({ id: undefined }), /id: /],
    ['empty id', aCase({ id: '' }), /id: /],
    ['no repository', aCase({ repo: undefined }), /repo: /],
    ['repository without owner', aCase({ repo: 'shop' }), /repo: is not of the form owner\/name/],
    ['a kind nobody knows', aCase({ incident: { kind: 'run', name: 'a', title: 't' } }), /incident\.kind: /],
    ['no title', aCase({ incident: { kind: 'check', name: 'a' } }), /incident\.title: /],
    [
      'a time without zone',
      aCase({ incident: { kind: 'check', name: 'a', title: '', at: '2026-01-02' } }),
      /incident\.at: is not a time in UTC like 2026-01-31T23:59:00Z/,
    ],
    [
      'a day for a time',
      aCaseInFull([aGivenChange({ mergedAt: '2026-01-02' })]),
      /changes\.0\.mergedAt: is not a time with its zone/,
    ],
    [
      'a short commit',
      aCase({ range: { ...range, good: 'abc1234' } }),
      /range\.good: is not a full commit id/,
    ],
    ['an upper-case commit', aCase({ range: { ...range, bad: 'B'.repeat(40) } }), /range\.bad/],
    ['a commit list of names', aCase({ range: { ...range, commits: ['main'] } }), /range\.commits\.0/],
    ['a change twice', aCaseInFull([aGivenChange(), aGivenChange()]), /changes: names the change "12" twice/],
    ['a negative count', aCaseInFull([aGivenChange({ files: [{ path: 'a', additions: -1 }] })]), /additions/],
    ['culprits that are no list', aCase({ answer: { culprits: 'x' } }), /answer\.culprits/],
    [
      'a list instead of a case',
      [aCase()],
      /line 7: the case: Invalid input: expected object, received array/,
    ],
    ['an own key named __proto__', JSON.parse('{"__proto__": {"id": "x"}}'), /unknown key "__proto__"|id: /],
  ]

  it.each(rows)('%s', (_, line, message) => {
    const refusal = refusalOf(line)
    expect(refusal.message).toMatch(message)
    expect(refusal.message).toMatch(/^cases\.jsonl, line 7: /)
    expect(refusal.kind).toBe('bad-input')
    expect(refusal.mend).not.toBe('')
  })

  it('what is not JSON', () => {
    expect(() => parseCase('{"id": "a"', 'cases.jsonl, line 2')).toThrow(
      'cases.jsonl, line 2: this is not JSON',
    )
  })

  it('many faults at once: says the first three and how many more', () => {
    expect(refusalOf({}).message).toMatch(/id: .*; repo: .*; incident: .*; and 1 more$/)
  })

  it('a key of great length is not repeated in full', () => {
    expect(refusalOf(aCase({ ['k'.repeat(10_000)]: 1 })).message.length).toBeLessThan(200)
  })
})
