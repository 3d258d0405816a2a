import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readAnsweredCases } from '../../src/adapters/case-file/read-answered-cases.ts'
import type { LabelledCase } from '../../src/adapters/store/word-book.ts'
import { labelledCaseLines } from '../../src/compose/labelled-case-lines.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../builders/an-incident.ts'
import { aChangeId, anIncidentId, aSha } from '../builders/ids.ts'

const culprit = aChangeId(aSha(12))

function aLabelled(over: Partial<LabelledCase> = {}): LabelledCase {
  return {
    incident: anIncident(),
    window: {
      good: aSha('good'),
      bad: aSha('bad'),
      changes: [
        { id: culprit, pull: 12 },
        { id: aChangeId(aSha(13)), pull: null },
      ],
      failures: [{ name: 'deploy', excerpt: 'TypeError: total is undefined' }],
    },
    answer: { culprits: [culprit], weight: 1 },
    ...over,
  }
}

describe('past incidents of known cause, as a case file', () => {
  it('give what was known and the answer', () => {
    const { text, cases } = labelledCaseLines([aLabelled()], 0.5)
    expect(cases).toBe(1)
    expect(JSON.parse(text)).toEqual({
      id: 'incident-1',
      repo: 'acme/shop',
      incident: {
        kind: 'deployment',
        name: 'deploy',
        environment: 'production',
        title: 'Deployment to production failed',
        at: '2026-03-02T10:00:00Z',
      },
      failures: [{ name: 'deploy', log: 'TypeError: total is undefined' }],
      range: { good: aSha('good'), bad: aSha('bad'), commits: [aSha(12), aSha(13)] },
      answer: { culprits: [aSha(12)] },
    })
  })

  it('take answers from the wanted weight on', () => {
    const all = [1, 0.5, 0.25].map((weight) =>
      aLabelled({
        incident: anIncident({ id: anIncidentId(`case-${weight}`) }),
        answer: { culprits: [], weight },
      }),
    )
    expect([0, 0.5, 1].map((least) => labelledCaseLines(all, least).cases)).toEqual([3, 2, 1])
  })

  it('leave out what cannot be looked up in a clone, and say how many', () => {
    const { window } = aLabelled()
    const unknown = [
      aLabelled({ window: { ...window, good: null } }),
      aLabelled({ window: { ...window, changes: [] } }),
      aLabelled({ window: { ...window, changes: [{ id: aChangeId('no-commit'), pull: 1 }] } }),
    ]
    expect(labelledCaseLines(unknown, 0)).toEqual({ text: '', cases: 0, leftOut: 3 })
  })

  it('tell the title where no log was read', () => {
    const { window } = aLabelled()
    const run = aLabelled({
      incident: anIncident({ failing: aWorkflowRun(), title: 'CI failed on main' }),
      window: { ...window, failures: [] },
    })
    expect(JSON.parse(labelledCaseLines([run], 0).text)).toMatchObject({
      incident: { kind: 'check', name: 'CI' },
      failures: [{ name: 'report', log: 'CI failed on main' }],
    })
  })

  it('are read back as cases with their answers, whatever is missing', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-labelled-'))
    const file = join(directory, 'cases.jsonl')
    const failings = [aDeployment({ task: '' }), aWorkflowRun({ workflow: '' }), aDeployment()]
    const labelled = failings.map((failing, n) =>
      aLabelled({ incident: anIncident({ id: anIncidentId(`case-${n}`), failing, seenAt: null }) }),
    )
    writeFileSync(file, labelledCaseLines(labelled, 0).text)
    const read: unknown[] = []
    for await (const { open, culprits } of readAnsweredCases(file)) read.push([open.id, culprits])
    expect(read).toEqual(failings.map((_failing, n) => [`case-${n}`, [culprit]]))
    rmSync(directory, { recursive: true })
  })
})
