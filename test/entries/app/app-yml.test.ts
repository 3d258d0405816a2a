import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { permissionsFor } from '../../../src/adapters/github/granted.ts'
import { handledEvents, intake } from '../../../src/entries/app/intake.ts'

type Manifest = {
  readonly default_events: readonly string[]
  readonly default_permissions: Readonly<Record<string, string>>
}

const read = (name: string) =>
  parse(readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')) as Manifest

const observes = read('app.yml')
const acts = read('app-act.yml')

/** GitHub tells every App of these and takes no subscription to them. */
const unasked = new Set(['installation', 'installation_repositories'])

/** What GitHub wants an App to hold to be told of an event, by its webhook documentation. */
const toldWith: Readonly<Record<string, string>> = {
  deployment_status: 'deployments',
  workflow_run: 'actions',
  check_suite: 'checks',
  check_run: 'checks',
  status: 'statuses',
  repository_dispatch: 'contents',
  push: 'contents',
  pull_request: 'pull_requests',
  merge_group: 'merge_queues',
  issue_comment: 'issues',
  issues: 'issues',
  repository: 'metadata',
  installation_target: 'metadata',
}

const subscribed = () => {
  const registered: string[] = []
  const deliveries = { record: async () => ({ kind: 'recorded' }) as const, settle: async () => {} }
  const reads = () => ({ kind: 'nothing', because: 'not asked' }) as const
  const { app } = intake(deliveries, reads, { now: () => 0 })
  app({ on: (names: readonly string[]) => registered.push(...names) } as never)
  return registered
}

describe('the manifests of the App', () => {
  it('subscribe to exactly what has a handler; buttons come with the tier that acts', () => {
    expect(subscribed()).toEqual([...handledEvents])
    const events = new Set(
      handledEvents.map((name) => name.split('.')[0] ?? '').filter((name) => !unasked.has(name)),
    )
    expect([...acts.default_events].sort()).toEqual([...events].sort())
    events.delete('check_run')
    expect([...observes.default_events].sort()).toEqual([...events].sort())
  })

  it.each([
    ['that observes', observes],
    ['that acts', acts],
  ])('hold what GitHub wants for each event, in the tier %s', (_tier, manifest) => {
    const missing = manifest.default_events.filter((event) => {
      const needed = toldWith[event]
      return needed === undefined || manifest.default_permissions[needed] === undefined
    })
    expect(missing).toEqual([])
  })

  it('ask for one write permission where they observe, that of the issue', () => {
    const writes = Object.entries(observes.default_permissions).filter(([, level]) => level !== 'read')
    expect(writes).toEqual([['issues', 'write']])
  })

  it('ask where they act for exactly what the acts need besides', () => {
    const needed = Object.assign({}, ...Object.values(permissionsFor)) as Record<string, string>
    // GitHub tells of a pressed button only whom it lets write checks.
    const buttons = { checks: 'write' }
    expect(acts.default_permissions).toEqual({ ...observes.default_permissions, ...needed, ...buttons })
  })

  it('never ask for what would let anybody administer', () => {
    const names = new Set(Object.keys(acts.default_permissions))
    for (const never of ['administration', 'secrets', 'members', 'workflows'])
      expect(names.has(never)).toBe(false)
  })
})
