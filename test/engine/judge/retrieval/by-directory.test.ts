import { expect, it } from 'vitest'

import { byDirectory } from '../../../../src/engine/judge/retrieval/by-directory.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

it('speaks for the same directory, less for the one above, not for elsewhere', () => {
  const [same, above, elsewhere] = ['src/cart/tax.ts', 'src/main.ts', 'docs/a.md'].map((path, pull) =>
    aChange({ pull: pull + 1, files: [aFile({ path })] }),
  )
  const question = aQuestion({}, { places: [anImplicatedPlace({ path: 'src/cart/total.ts', weight: 1 })] })
  const found = byDirectory.find(
    question,
    [same, above, elsewhere].flatMap((one) => (one ? [one] : [])),
  )
  const score = (change: typeof same) => (change === undefined ? 0 : (found.get(change.id)?.score ?? 0))
  expect(score(same)).toBeGreaterThan(score(above))
  expect(score(above)).toBeGreaterThan(0)
  expect(score(elsewhere)).toBe(0)
})
