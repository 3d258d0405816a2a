import { expect, it } from 'vitest'

import { nameSeveral } from '../../../../src/engine/judge/split/name-several.ts'
import { bystanders } from '../../../builders/a-change.ts'
import { aPart, aRanking, aSilentVerdict, aSuspect } from '../../../builders/a-judgement.ts'

const other = bystanders(1).map(({ id }) => aPart({ ranking: aRanking({ suspects: [aSuspect({ id })] }) }))

it('groups of failures have suspects of their own where the first of two differ', () => {
  expect(nameSeveral([aPart(), ...other])).toBe(true)
})

it('they have none where all point at one change, or all but one point at nothing', () => {
  expect(nameSeveral([aPart(), aPart()])).toBe(false)
  expect(nameSeveral([aPart(), ...other.map((part) => ({ ...part, verdict: aSilentVerdict() }))])).toBe(false)
})
