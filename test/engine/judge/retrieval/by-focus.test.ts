import { expect, it } from 'vitest'

import { byFocus } from '../../../../src/engine/judge/retrieval/by-focus.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const touching = (pull: number, ...paths: readonly string[]): Change =>
  aChange({ pull, files: paths.map((path) => aFile({ path })) })

it('scores a change by the share of its files that the failure names', () => {
  const places = [anImplicatedPlace({ path: 'src/tax.ts', weight: 0.8 })]
  const changes = [
    touching(1, 'src/tax.ts'),
    touching(2, 'src/tax.ts', 'a.ts', 'b.ts', 'c.ts'),
    touching(3, 'a.ts'),
    touching(4),
  ]
  const found = byFocus.find(aQuestion({}, { places }), changes)
  expect(changes.map(({ id }) => found.get(id)?.score ?? null)).toEqual([0.8, 0.2, null, null])
})
