import { describe, expect, it } from 'vitest'

import { caseWindow } from '../../src/compose/case-window.ts'
import type { Report } from '../../src/engine/report/report.ts'
import { aDossier } from '../builders/a-dossier.ts'
import { aJudgement } from '../builders/a-judgement.ts'
import { anOpenRange } from '../builders/a-range.ts'

function windowOf(failures: Report['failures'], dossier = aDossier()) {
  return caseWindow({ dossier, report: { failures } as Report, judgement: aJudgement() })
}

const line = (text: string) => ({ line: 1, text })

describe('what is kept of a triage', () => {
  it('is the range, who may be named, and the lines that the report shows', () => {
    const dossier = aDossier()
    const kept = windowOf([{ job: 'deploy', lines: [line('Error: a'), line('at b')], chosen: 'telling' }])
    expect(kept).toEqual({
      good: dossier.range.kind === 'open' ? null : dossier.range.good,
      bad: dossier.range.bad,
      changes: dossier.changes.map(({ id, pull }) => ({ id, pull })),
      failures: [{ name: 'deploy', excerpt: 'Error: a\nat b' }],
      signature: aJudgement().reading.signature,
    })
  })

  it('is at most eight KiB of excerpts, whatever the failures say', () => {
    const long = { job: 'x'.repeat(900), lines: [line('y'.repeat(3000))], chosen: 'telling' } as const
    const { failures } = windowOf(Array.from({ length: 10 }, () => long))
    const size = failures.reduce((sum, { name, excerpt }) => sum + name.length + excerpt.length, 0)
    expect(failures.length).toBeGreaterThan(1)
    expect(size).toBeLessThanOrEqual(8 * 1024)
  })

  it('knows no good commit where none is known', () => {
    expect(windowOf([], aDossier({ range: anOpenRange() })).good).toBeNull()
  })
})
