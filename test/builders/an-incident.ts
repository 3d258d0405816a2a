import type { Failing, Incident } from '../../src/engine/model/incident.ts'
import { anIncidentId, anInstant, aSha } from './ids.ts'

export function aDeployment(over: Partial<Extract<Failing, { kind: 'deployment' }>> = {}): Failing {
  return {
    kind: 'deployment',
    environment: 'production',
    deploymentId: '9001',
    task: 'deploy',
    runId: '7001',
    ...over,
  }
}

export function aWorkflowRun(over: Partial<Extract<Failing, { kind: 'workflow-run' }>> = {}): Failing {
  return {
    kind: 'workflow-run',
    workflow: 'CI',
    workflowId: '55',
    runId: '7001',
    attempt: 1,
    branch: 'main',
    ...over,
  }
}

/** A failed deployment to production of `acme/shop`. */
export function anIncident(over: Partial<Incident> = {}): Incident {
  return {
    id: anIncidentId('incident-1'),
    repo: { owner: 'acme', name: 'shop' },
    failing: aDeployment(),
    title: 'Deployment to production failed',
    badSha: aSha('bad'),
    seenAt: anInstant('2026-03-02T10:00:00Z'),
    ...over,
  }
}
