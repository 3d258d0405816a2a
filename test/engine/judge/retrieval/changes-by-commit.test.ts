import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { changesByCommit } from '../../../../src/engine/judge/retrieval/changes-by-commit.ts'
import { aChange } from '../../../builders/a-change.ts'
import { aSha } from '../../../builders/ids.ts'

it('finds a change under its own id and under every commit that it brought', () => {
  const change = aChange({ pull: 1, commits: [aSha('two'), aSha('three')] })
  const owners = changesByCommit([change, aChange({ pull: 4 })])
  expect([change.id, ...change.commits].map((sha) => owners.get(sha))).toEqual([change, change, change])
  expect(owners.get(aSha('none'))).toBeUndefined()
})

test.prop([fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 20 })])(
  'knows each change of a range',
  (pulls) => {
    const changes = pulls.map((pull) => aChange({ pull }))
    const owners = changesByCommit(changes)
    expect(changes.map(({ id }) => owners.get(id))).toEqual(changes)
  },
)
