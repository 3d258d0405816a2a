import { describe, expect, it } from 'vitest'

import { culpritIds } from '../../src/learn/culprit-ids.ts'
import { aChange, bystanders } from '../builders/a-change.ts'
import { aSha } from '../builders/ids.ts'

const squashed = aChange({ pull: 12, commits: [aSha('one'), aSha('two')] })
const changes = [...bystanders(2), squashed]

describe('the culprits that an answer names', () => {
  it('are found by their id, in full or abbreviated', () => {
    expect(culpritIds([squashed.id, squashed.id.slice(0, 10)], changes)).toEqual([squashed.id])
  })

  it('are found by a commit that they brought', () => {
    expect(culpritIds([aSha('two')], changes)).toEqual([squashed.id])
  })

  it('stay as they are where the range does not hold them', () => {
    expect(culpritIds([aSha('gone')], changes)).toEqual([aSha('gone')])
  })
})
