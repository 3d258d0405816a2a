import { expect, it } from 'vitest'

import { answerOrNull } from '../../../src/engine/act/answer-or-null.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'

it('is what the world answers', async () => {
  expect(await answerOrNull(async () => 'yes')).toBe('yes')
})

it('is null where nobody answers, or where the answer is refused', async () => {
  expect(await answerOrNull(() => undefined)).toBeNull()
  const refuse = async () => await Promise.reject(new Refusal('unavailable', 'GitHub is away.', 'Wait.'))
  expect(await answerOrNull(refuse)).toBeNull()
})

it('hides no bug', async () => {
  await expect(answerOrNull(async () => await Promise.reject(new TypeError('a bug')))).rejects.toThrow(
    'a bug',
  )
})
