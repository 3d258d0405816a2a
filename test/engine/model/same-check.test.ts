import { describe, expect, it } from 'vitest'

import type { Failing } from '../../../src/engine/model/incident.ts'
import { checksOfFailing, sameChecks } from '../../../src/engine/model/same-check.ts'
import { aChange } from '../../builders/a-change.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { aCheck, checksOf } from '../../builders/merge-checks.ts'

const own = checksOf(aChange(), [
  aCheck({ name: 'test', workflow: 'CI' }),
  aCheck({ name: 'lint', workflow: 'CI' }),
  aCheck({ name: 'test', workflow: 'Nightly' }),
  aCheck({ name: 'ci/build', workflow: null }),
])
const run = aWorkflowRun({ workflow: 'CI' })
const alert = { kind: 'alert', name: 'test', environment: null } as const

function failed(failing: Failing, jobs: readonly string[]) {
  return { incident: anIncident({ failing }), failures: jobs.map((name) => aFailure({ name })) }
}

const shown = (checks: ReturnType<typeof sameChecks>) =>
  checks.map(({ name, workflow }) => `${workflow ?? ''}/${name}`)

describe('the checks that are what fails now', () => {
  it.each<[string, Failing, readonly string[], readonly string[]]>([
    ['jobs of the same name in the same workflow', run, ['test'], ['CI/test']],
    ['none of another name', run, ['e2e'], []],
    ['all jobs of the workflow where the failing ones are not known', run, [], ['CI/test', 'CI/lint']],
    ['checks of the name', { kind: 'check', name: 'ci/build' }, [], ['/ci/build']],
    [
      'what failed of the App that is named',
      { kind: 'check', name: 'CircleCI' },
      ['ci/build'],
      ['/ci/build'],
    ],
    ['jobs of the name behind a deployment', aDeployment(), ['lint'], ['CI/lint']],
    ['none of an alert', alert, ['test'], []],
  ])('are %s', (_, failing, jobs, expected) => {
    expect(shown(sameChecks(failed(failing, jobs), own))).toEqual(expected)
  })

  it('may be any job of the workflow where none has the name of a failing one', () => {
    expect(shown(checksOfFailing(failed(run, ['e2e']), own))).toEqual(['CI/test', 'CI/lint'])
    expect(shown(checksOfFailing(failed(run, ['lint']), own))).toEqual(['CI/lint'])
    expect(checksOfFailing(failed(aDeployment(), ['e2e']), own)).toEqual([])
  })
})
