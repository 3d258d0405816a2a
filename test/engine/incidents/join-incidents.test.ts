import { describe, expect, it } from 'vitest'

import { areOneFailure, joinIncidents } from '../../../src/engine/incidents/join-incidents.ts'
import { deploymentIncident, minute, runIncident, sha } from '../../adapters/github/facts.ts'

describe('two messages of one failure', () => {
  it('are known by the run and the commit', () => {
    expect(areOneFailure(runIncident(), deploymentIncident())).toBe(true)
    expect(areOneFailure(runIncident(), runIncident())).toBe(true)
  })

  it.each([
    ['run', deploymentIncident({ runId: '901' })],
    ['known run', deploymentIncident({ runId: null })],
    ['commit', { ...deploymentIncident(), badSha: sha(101) }],
    ['repository', { ...deploymentIncident(), repo: { owner: 'acme', name: 'other' } }],
  ])('are two failures with another %s', (_, other) => {
    expect(areOneFailure(runIncident(), other)).toBe(false)
  })

  const madeBy = { workflowId: '7', branch: 'main' }

  it('become the deployment under the id that is known, in either order', () => {
    const early = { ...runIncident(), seenAt: minute(1) }
    const deployed = deploymentIncident({ madeBy })
    expect(joinIncidents(early, deploymentIncident())).toEqual({
      ...deployed,
      id: early.id,
      seenAt: minute(1),
    })
    expect(joinIncidents(deploymentIncident(), early)).toEqual(deployed)
  })

  it('give the deployment its run and its workflow', () => {
    const joined = joinIncidents(deploymentIncident({ runId: null }), runIncident())
    expect(joined.failing).toEqual(deploymentIncident({ madeBy }).failing)
  })

  it('become the later attempt where both are runs', () => {
    const joined = joinIncidents(runIncident(), runIncident({ attempt: 2 }))
    expect(joined.failing).toMatchObject({ attempt: 2 })
  })
})
