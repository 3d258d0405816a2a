import { describe, expect, it } from 'vitest'

import { goesOn } from '../../../src/engine/model/goes-on.ts'
import type { Failing } from '../../../src/engine/model/incident.ts'
import { isSameFailing } from '../../../src/engine/model/same-failing.ts'
import { aDeployment, aWorkflowRun } from '../../builders/an-incident.ts'

const alert = (name: string, environment: string | null, key?: string): Failing => ({
  kind: 'alert',
  name,
  environment,
  ...(key === undefined ? {} : { key }),
})

describe('two failures', () => {
  it.each<[string, Failing, Failing]>([
    [
      'one environment, by whichever deployment',
      aDeployment(),
      aDeployment({ deploymentId: '9002', runId: '1' }),
    ],
    [
      'one workflow of a branch, in whichever run',
      aWorkflowRun(),
      aWorkflowRun({ runId: '7002', attempt: 2 }),
    ],
    ['one alert, by its name', alert('latency', 'production', 'a'), alert('latency', 'production', 'b')],
    [
      'one alert, by its key where one names no environment',
      alert('slow', 'production', 'a'),
      alert('over', null, 'a'),
    ],
  ])('are the same thing: %s', (_, one, other) => {
    expect([isSameFailing(one, other), isSameFailing(other, one)]).toEqual([true, true])
  })

  it.each<[string, Failing, Failing]>([
    ['two environments', aDeployment(), aDeployment({ environment: 'staging' })],
    ['a workflow on two branches', aWorkflowRun(), aWorkflowRun({ branch: 'release' })],
    [
      'an alert in two environments, whatever its key',
      alert('slow', 'production', 'a'),
      alert('slow', 'staging', 'a'),
    ],
    ['alerts without keys', alert('slow', 'production'), alert('over', null)],
    [
      'a check of no branch and of one',
      { kind: 'check', name: 'lint' },
      { kind: 'check', name: 'lint', branch: 'main' },
    ],
    ['a deployment and the run that made it', aDeployment(), aWorkflowRun()],
  ])('are two things: %s', (_, one, other) => {
    expect([isSameFailing(one, other), isSameFailing(other, one)]).toEqual([false, false])
  })
})

describe('a failed deployment', () => {
  const made = aDeployment({ madeBy: { workflowId: '55', branch: 'main' } })

  it('goes on with a run of the workflow that made it, and not the other way round', () => {
    expect(goesOn(made, aWorkflowRun({ runId: '7009' }))).toBe(true)
    expect(goesOn(aWorkflowRun(), made)).toBe(false)
  })

  it('does not go on with another workflow, another branch, or a run of one that is not known', () => {
    expect(goesOn(made, aWorkflowRun({ workflowId: '56' }))).toBe(false)
    expect(goesOn(made, aWorkflowRun({ branch: 'release' }))).toBe(false)
    expect(goesOn(aDeployment(), aWorkflowRun())).toBe(false)
  })
})
