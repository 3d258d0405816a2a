import { describe, expect, it } from 'vitest'

import { placeIncident } from '../../../src/engine/incidents/place-incident.ts'
import type { CaseRecord } from '../../../src/engine/model/case-record.ts'
import type { Failing, Incident } from '../../../src/engine/model/incident.ts'
import { aSilentVerdict } from '../../builders/a-judgement.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { anIncidentId, anInstant, aSha } from '../../builders/ids.ts'

const known = (incident: Incident): CaseRecord => ({
  incident,
  verdict: aSilentVerdict(),
  state: 'open',
  issueUrl: 'https://github.test/acme/shop/issues/1',
  updatedAt: anInstant(),
})

const first = anIncident({ seenAt: anInstant('2026-03-02T10:00:00Z') })

/** The same environment, two hours and some commits later. */
const later = (over: Partial<Incident> = {}) =>
  anIncident({
    id: anIncidentId('later'),
    badSha: aSha('later'),
    seenAt: anInstant('2026-03-02T12:00:00Z'),
    failing: aDeployment({ deploymentId: '9002', runId: '7002' }),
    ...over,
  })

const check = (name: string, branch = 'main'): Failing => ({ kind: 'check', name, branch })

type Over = Partial<Parameters<typeof placeIncident>[0]>

const place = async (incident: Incident, over: Over = {}) =>
  await placeIncident({
    incident,
    joins: [],
    open: [known(first)],
    over: [],
    isOther: async () => false,
    ...over,
  })

describe('a failure', () => {
  it('of which nothing is known is new', async () => {
    expect(await place(first, { open: [] })).toEqual({ kind: 'new' })
    const staging = later({ failing: aDeployment({ environment: 'staging', runId: '7002' }) })
    expect(await place(staging)).toEqual({ kind: 'new' })
  })

  it('told again is told already', async () => {
    expect(await place(first)).toMatchObject({ kind: 'told', isNews: false, now: { id: first.id } })
  })

  it('of the same thing at a later commit, failing the same way, goes on with the first and counts', async () => {
    const once = await place(later())
    expect(once).toMatchObject({
      kind: 'grown',
      isNews: true,
      now: { badSha: first.badSha, again: { times: 1, sha: aSha('later') } },
    })
    const grown = once.kind === 'grown' ? once.now : first
    const twice = await place(later({ badSha: aSha('latest') }), { open: [known(grown)] })
    expect(twice).toMatchObject({ isNews: false, now: { again: { times: 2, sha: aSha('latest') } } })
  })

  it('of a deployment at a later commit takes the run behind it along, whichever is told first', async () => {
    const madeBy = { workflowId: '55', branch: 'main' }
    const deployed = anIncident({ failing: aDeployment({ madeBy }) })
    const run = later({ id: anIncidentId('run'), failing: aWorkflowRun({ runId: '7002' }) })
    const both = [later(), run]
    for (const [one, other] of [both, both.toReversed()]) {
      const grown = await place(one ?? run, { open: [known(deployed)] })
      if (grown.kind !== 'grown') throw new Error(`the one told first is ${grown.kind}`)
      const after = await place(other ?? run, { open: [known(grown.now)] })
      expect(after).toMatchObject({ kind: 'grown', isNews: false, now: { again: { times: 1 } } })
    }
    const elsewhere = { ...run, failing: aWorkflowRun({ runId: '7002', branch: 'release' }) }
    expect(await place(elsewhere, { open: [known(deployed)] })).toEqual({ kind: 'new' })
  })

  it('of a deployment elsewhere has a name of its own, unless one run made both', async () => {
    const [joins, europe] = [[anIncidentId('europe')], { environment: 'europe' }]
    const apart = anIncident({ failing: aDeployment({ ...europe, runId: '7002' }) })
    expect(await place(apart, { joins })).toEqual({ kind: 'new', now: { ...apart, id: joins[0] } })
    const together = anIncident({ failing: aDeployment(europe) })
    expect(await place(together, { joins })).toMatchObject({ kind: 'told', isNews: false })
  })

  it('of the same thing in another way is an incident of its own, but not within an hour', async () => {
    const isOther = async () => true
    expect(await place(later(), { isOther })).toEqual({ kind: 'new' })
    const soon = later({ seenAt: anInstant('2026-03-02T10:40:00Z') })
    expect(await place(soon, { isOther })).toMatchObject({ kind: 'grown' })
  })

  it('that comes back goes on under its old name, unless it fails in another way', async () => {
    const over = [known(first)]
    expect(await place(later(), { open: [], over })).toMatchObject({
      kind: 'back',
      now: { id: first.id, badSha: aSha('later') },
    })
    expect(await place(later(), { open: [], over, isOther: async () => true })).toEqual({ kind: 'new' })
  })

  it('does not ask how it fails where that changes nothing', async () => {
    const asked = async () => {
      throw new Error('nobody needs to know')
    }
    expect((await place(first, { isOther: asked })).kind).toBe('told')
    expect((await place(first, { open: [], isOther: asked })).kind).toBe('new')
    expect((await place(later({ seenAt: first.seenAt }), { isOther: asked })).kind).toBe('grown')
  })

  it('that began before the incident does not count as coming after it', async () => {
    const early = later({ seenAt: anInstant('2026-03-01T10:00:00Z') })
    const placed = await place(early)
    expect(placed).toMatchObject({ kind: 'grown', isNews: false })
    expect(placed.kind === 'grown' && placed.now.again).toBeUndefined()
  })
})

describe('three hundred checks that fail at one commit', () => {
  it('are one incident, which keeps their names and writes three times', async () => {
    let now = anIncident({ failing: aWorkflowRun() })
    let written = 0
    for (let n = 0; n < 300; n += 1) {
      const part = anIncident({ id: anIncidentId(`check-${n}`), failing: check(`check ${n}`) })
      const placed = await place(part, { open: [known(now)] })
      if (placed.kind !== 'grown') throw new Error(`check ${n} is ${placed.kind}`)
      now = placed.now
      if (placed.isNews) written += 1
    }
    expect(written).toBe(3)
    expect(now.also).toHaveLength(100)
    expect(now.also?.[0]).toBe('check 0')
  })

  it('are of another incident on another branch, at another commit, and beside a deployment', async () => {
    const open = [known(anIncident({ failing: aWorkflowRun() }))]
    const part = (over: Partial<Incident>) =>
      anIncident({ id: anIncidentId('x'), failing: check('lint'), ...over })
    expect(await place(part({ failing: check('lint', 'release') }), { open })).toEqual({ kind: 'new' })
    expect(await place(part({ badSha: aSha('other') }), { open })).toEqual({ kind: 'new' })
    expect(await place(part({}), { open: [known(first)] })).toEqual({ kind: 'new' })
  })

  it('of which one failed before already goes on with its own incident', async () => {
    const lint = known(anIncident({ id: anIncidentId('lint'), failing: check('lint'), badSha: aSha('old') }))
    const run = known(anIncident({ failing: aWorkflowRun() }))
    const again = anIncident({ id: anIncidentId('lint again'), failing: check('lint') })
    expect(await place(again, { open: [run, lint] })).toMatchObject({ kind: 'grown', known: lint })
  })
})

describe('an incident that was looked at and told nobody', () => {
  const untold = (incident: Incident): CaseRecord => ({ ...known(incident), issueUrl: null })

  it('does not keep a later failure of the same thing from being looked at', async () => {
    expect(await place(later(), { open: [untold(first)] })).toEqual({ kind: 'new' })
  })

  it('takes in further checks at its commit, but no run and no alert, which may tell more', async () => {
    const status = untold(anIncident({ failing: check('jenkins') }))
    const part = (failing: Failing) => anIncident({ id: anIncidentId('part'), failing })
    expect(await place(part(check('lint')), { open: [status] })).toMatchObject({ kind: 'grown' })
    expect(await place(part(aWorkflowRun()), { open: [status] })).toEqual({ kind: 'new' })
    const alert: Failing = { kind: 'alert', name: 'errors', environment: 'production' }
    expect(await place(part(alert), { open: [untold(first)] })).toEqual({ kind: 'new' })
  })
})

describe('alerts of one environment about one commit', () => {
  it('are one incident with each other and with the failed deployment', async () => {
    const alert = (name: string): Failing => ({ kind: 'alert', name, environment: 'production' })
    const part = anIncident({ id: anIncidentId('alert'), failing: alert('errors') })
    expect(await place(part)).toMatchObject({ kind: 'grown', now: { also: ['errors'] } })
    const open = [known(part)]
    const second = anIncident({ id: anIncidentId('latency'), failing: alert('latency') })
    expect(await place(second, { open })).toMatchObject({ kind: 'grown', now: { also: ['latency'] } })
  })
})
