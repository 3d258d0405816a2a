import { expect, test } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { isAtMost } from '../../../src/adapters/git/window.ts'
import { buildHistory } from './history-builder.ts'

test('a window is as long as its first-parent line', async () => {
  const built = await buildHistory([
    { name: 'good' },
    { name: 'side one', parents: ['good'] },
    { name: 'side two', parents: ['side one'] },
    { name: 'merge', parents: ['good', 'side two'] },
    { name: 'bad' },
  ])
  const clone = await openClone(built.folder)
  const window = { good: built.sha('good'), bad: built.sha('bad') }
  expect([await isAtMost(clone, window, 2), await isAtMost(clone, window, 1)]).toEqual([true, false])
  expect(await isAtMost(clone, { good: null, bad: built.sha('bad') }, 2)).toBe(false)
})
