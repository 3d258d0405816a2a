import { describe, expect, it } from 'vitest'

import { checkEvidence } from '../../../../src/engine/judge/evidence/check-evidence.ts'
import { judge } from '../../../../src/engine/judge/judge.ts'
import type { ChecksAtMerge } from '../../../../src/engine/model/merge-checks.ts'
import { redAtMerge } from '../../../../src/engine/model/red-at-merge.ts'
import { aChange, bystanders } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aPolicy } from '../../../builders/a-plan.ts'
import { anIncident, aWorkflowRun } from '../../../builders/an-incident.ts'
import { aCheck, aGreen, aRed, checksOf } from '../../../builders/merge-checks.ts'

const change = aChange()
const others = bystanders(3)
const [second, ...rest] = others
const dossier = aDossier({
  incident: anIncident({ failing: aWorkflowRun({ workflow: 'CI' }) }),
  failures: [aFailure({ name: 'test' })],
  changes: [change, ...others],
})

const told = (mergeChecks: readonly ChecksAtMerge[]) => {
  const { first, last } = checkEvidence(change.id, redAtMerge({ ...dossier, mergeChecks }, dossier.changes))
  return [...first, ...last]
}

describe('what is said of a change that was merged red', () => {
  it('names the check that fails now, and how many others were merged so', () => {
    expect(told([aRed(change, 'test'), ...others.map(aGreen)])).toEqual([
      {
        says: 'The check that fails now had failed when it was merged (“test”), as for none of 3 other changes.',
        quote: 'test',
        file: null,
        line: null,
        of: 'check',
      },
    ])
    const alike = second === undefined ? [] : [aRed(second, 'test')]
    expect(told([aRed(change, 'test'), ...alike, ...rest.map(aGreen)])[0]?.says).toMatch(
      /, as for 1 of 3 other changes\.$/u,
    )
  })

  it('names three others at most, each once', () => {
    const names = ['a', 'b', 'a', 'c', 'd', 'e']
    const own = checksOf(
      change,
      names.map((name) => aCheck({ name, outcome: 'failed' })),
    )
    const [evidence] = told([own, ...others.slice(0, 1).map(aGreen)])
    expect(evidence?.says).toBe(
      'Checks had failed when it was merged (“a”, “b”, “c”, 2 more), as for none of 1 other change.',
    )
  })

  it('is nothing where all were merged red, or nothing is known', () => {
    expect(told(dossier.changes.map((one) => aRed(one, 'test')))).toEqual([])
    expect(told([])).toEqual([])
    expect(told([aGreen(change), ...others.map((one) => aRed(one, 'test'))])).toEqual([])
  })

  it.each([
    ['first, of the check that fails now', 'test', 0],
    ['last, of another', 'lint', -1],
  ])('stands among the evidence of a judged suspect %s', (_, name, at) => {
    const mergeChecks = [aRed(change, name), ...others.map(aGreen)]
    const { ranking } = judge({ ...dossier, mergeChecks }, aPolicy())
    const suspect = ranking.suspects.find(({ id }) => id === change.id)
    expect(suspect?.evidence.length).toBeGreaterThan(1)
    expect(suspect?.evidence.at(at)).toEqual(told(mergeChecks)[0])
  })
})
