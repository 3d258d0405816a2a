import { expect, it } from 'vitest'

import { byBreadth } from '../../../../src/engine/judge/retrieval/by-breadth.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

it('counts the different words of the failure that a change holds, wherever and however often', () => {
  const patch = '@@ -1 +1 @@\n+cents cents cents\n'
  const changes = [
    aChange({ pull: 1, title: 'Invoice', body: '', files: [aFile({ path: 'a.ts', patch })] }),
    aChange({ pull: 2, title: 'Cents, cents and cents', body: '', files: [] }),
    aChange({ pull: 3, title: 'Other', body: '', files: [] }),
  ]
  const question = aQuestion({}, { tellingLines: [aPlace({ quote: 'invoice cents' })] })
  const found = byBreadth.find(question, changes)
  expect(changes.map(({ id }) => found.get(id)?.score ?? null)).toEqual([2, 1, null])
})
