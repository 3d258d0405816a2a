import { expect, it } from 'vitest'

import { openHearing } from './a-hearing.ts'

it('a thousand comments of outsiders do nothing and are answered by nothing', async () => {
  const hearing = await openHearing()
  const on = await hearing.anOpenCase('ours')
  const words = [
    '',
    ' confirm #12',
    ' clear #13',
    ' none',
    ' rerun',
    ' mute 7d',
    ' explain #12',
    ' help',
    ' rm -rf',
  ]
  const { writes } = hearing.stage.double.counts()
  for (let n = 0; n < 1000; n += 1) {
    const role = n % 2 === 0 ? 'read' : 'none'
    hearing.repository.collaborators.set(`outsider-${n}`, role)
    const body = `/suspect${words[n % words.length] ?? ''}`
    expect(await hearing.says({ on, user: `outsider-${n}`, body })).toMatchObject({
      reactions: '',
      triages: 0,
    })
  }
  expect(hearing.stage.double.counts().writes).toBe(writes)
  expect(on.comments).toHaveLength(1000)
  expect(await hearing.told('ours')).toMatchObject({
    confirmed: [],
    cleared: [],
    none: false,
    mutedUntil: null,
  })
  await hearing.close()
}, 120_000)
