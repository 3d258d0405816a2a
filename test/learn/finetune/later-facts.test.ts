import { describe, expect, it } from 'vitest'

import type { Instant, Sha } from '../../../src/engine/model/ids.ts'
import { laterFacts } from '../../../src/learn/finetune/later-facts.ts'

const sha = (digit: string) => digit.repeat(40) as Sha
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z` as Instant
const facts = laterFacts([
  { sha: sha('a'), committedAt: day(1), subject: 'Fix all the flaky tests (#1)' },
  { sha: sha('b'), committedAt: day(9), subject: 'Fix all the flaky tests (#1)' },
  { sha: sha('c'), committedAt: day(9), subject: 'Charge islands by their weight' },
  { sha: sha('d'), committedAt: day(9), subject: 'Tidy up' },
  { sha: sha('e'), committedAt: day(9), subject: '修复登录错误' },
])

describe('what came later', () => {
  it('is told by commit ids, whole or cut short', () => {
    expect(facts.commitsIn(`see ${sha('c')} and ccccccc1, ddddddd`, day(5))).toEqual([sha('c'), 'ddddddd'])
    expect(facts.commitsIn(`see ${sha('a')} and CCCCCCC`, day(5))).toEqual(['CCCCCCC'])
    expect(facts.commitsIn(`see ${sha('c')}`, day(9))).toEqual([])
    expect(facts.commitsIn('built as v1.2-7-gccccccccc and v2_ccccccc', day(5))).toEqual([
      'ccccccccc',
      'ccccccc',
    ])
  })

  it('is told by titles of four words or more, however they are set', () => {
    expect(facts.titlesIn('so we “charge islands, by their *weight*” now', day(5))).toEqual([
      'Charge islands by their weight',
    ])
    expect(facts.titlesIn('charge islands by their height; tidy up', day(5))).toEqual([])
    expect(facts.titlesIn('Charge islands by their weight', day(10))).toEqual([])
    expect(facts.titlesIn('因为修复登录错误导致崩溃', day(5))).toEqual(['修复登录错误'])
  })

  it('is not told by a title that an older commit has too', () => {
    expect(facts.titlesIn('Fix all the flaky tests (#1)', day(5))).toEqual([])
  })
})
