import { describe, expect, it } from 'vitest'

import { caseToIncident, NO_COMMIT } from '../../../src/adapters/case-file/case-to-incident.ts'
import { parseCase } from '../../../src/adapters/case-file/parse-case.ts'
import { aCase, aCaseInFull } from './a-case.ts'

const incidentOf = (line: unknown) => caseToIncident(parseCase(JSON.stringify(line), 'here').open)
const at = '2026-01-02T03:04:05Z'

describe('the incident of a case', () => {
  it('is a check at the bad commit', () => {
    expect(incidentOf(aCase())).toEqual({
      id: 'case:acme/shop:acme/shop#1',
      repo: { owner: 'acme', name: 'shop' },
      failing: { kind: 'check', name: 'test' },
      title: 'test failed on main',
      badSha: 'b'.repeat(40),
      seenAt: null,
    })
  })

  it('is a deployment to its environment', () => {
    const incident = { kind: 'deployment', name: 'deploy', environment: 'eu', title: 't', at }
    expect(incidentOf(aCase({ incident }))).toMatchObject({
      failing: {
        kind: 'deployment',
        environment: 'eu',
        task: 'deploy',
        deploymentId: 'acme/shop#1',
        runId: null,
      },
      seenAt: at,
    })
  })

  it('is a deployment to what its name says where no environment is given', () => {
    const incident = { kind: 'deployment', name: 'production', title: 't' }
    expect(incidentOf(aCase({ incident })).failing).toMatchObject({ environment: 'production' })
  })

  it.each([
    ['eu', 'eu'],
    [undefined, null],
  ])('is an alert in environment %s', (environment, expected) => {
    const incident = { kind: 'alert', name: 'latency', environment, title: 't' }
    expect(incidentOf(aCase({ incident })).failing).toEqual({
      kind: 'alert',
      name: 'latency',
      environment: expected,
      says: 't',
    })
  })

  it.each(['check', 'alert'])('says of a %s what its title tells', (kind) => {
    const told = (title: string) => incidentOf(aCase({ incident: { kind, name: 'report', title } })).failing
    expect(told('The door  stays open')).toMatchObject({ says: 'The door stays open' })
    expect(told('report failed on main')).not.toHaveProperty('says')
  })

  it('has a title of one line', () => {
    const incident = { kind: 'check', name: 'test', title: ' two\r\nlines\u2028three ' }
    expect(incidentOf(aCase({ incident })).title).toBe('two lines three')
  })

  it('stands at no commit where the changes are given in full', () => {
    expect(incidentOf(aCaseInFull([])).badSha).toBe(NO_COMMIT)
  })
})
