import { expect, it } from 'vitest'

import { investigate } from '../../../src/engine/judge/investigate.ts'
import type { ChangeId } from '../../../src/engine/model/ids.ts'
import { incidentReport } from '../../../src/learn/finetune/incident-report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aChangeId, aSha } from '../../builders/ids.ts'

const culprit = aChange({ id: aChangeId(aSha('culprit')), title: 'Round the total down', pull: 12 })
const dossier = aDossier({ changes: [culprit, ...bystanders(3)] })
const { reading } = investigate(dossier)

function textFor(culprits: readonly ChangeId[]): string {
  return incidentReport(dossier, reading, { id: 'case-1', repo: 'acme/shop', at: null, culprits }).text
}

it.each([
  ['whole', culprit.id],
  ['in short', culprit.id.slice(0, 12) as ChangeId],
])('tells what caused it where the culprit’s id is told %s', (_, id) => {
  expect(textFor([id])).toContain('What caused it:\n- Round the total down (#12), which touched ')
})

it('says that no change caused it where none did', () => {
  expect(textFor([])).toContain('No change of the range caused it.')
})
