import { expect, test } from 'vitest'

import { mapAtMost } from '../../../src/adapters/git/map-at-most.ts'

test('keeps the order and never has more under way than allowed', async () => {
  let underWay = 0
  let most = 0
  const results = await mapAtMost(2, [5, 1, 4, 2, 3], async (turns) => {
    most = Math.max(most, ++underWay)
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    underWay--
    return turns * 10
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
})
