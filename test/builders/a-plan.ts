import type { Act, Plan } from '../../src/engine/model/act.ts'
import type { Cost } from '../../src/engine/model/cost.ts'
import type { Policy, RevertPolicy } from '../../src/engine/model/policy.ts'
import { anIncident } from './an-incident.ts'

export function aPolicy(over: Partial<Policy> = {}): Policy {
  return {
    mode: 'report',
    culpritFrom: 0.6,
    shortlistFrom: 0.35,
    shortlistLength: 5,
    revert: aRevertPolicy(),
    ...over,
  }
}

export function aRevertPolicy(over: Partial<RevertPolicy> = {}): RevertPolicy {
  return { mode: 'suggest', automaticFrom: 0.8, oldestHours: 72, mostPerDay: 2, ...over }
}

function aPublication(over: Partial<Extract<Act, { kind: 'publish-issue' }>> = {}): Act {
  const { id, repo } = anIncident()
  return {
    kind: 'publish-issue',
    incident: id,
    repo,
    title: 'Deployment to production failed',
    labels: ['prime-suspect'],
    ...over,
  }
}

export function aPlan(over: Partial<Plan> = {}): Plan {
  return { take: [aPublication()], withhold: [], ...over }
}

export function aCost(over: Partial<Cost> = {}): Cost {
  return { milliseconds: 4200, apiCalls: 14, modelTokens: 0, ...over }
}
