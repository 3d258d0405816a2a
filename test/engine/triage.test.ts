import { describe, expect, it } from 'vitest'

import { gatherDossier } from '../../src/engine/gather-dossier.ts'
import { defaultElection } from '../../src/engine/model/opinion.ts'
import { Refusal } from '../../src/engine/model/refusal.ts'
import type { RevertSource } from '../../src/engine/ports.ts'
import { plainProse } from '../../src/engine/report/prose.ts'
import { triage } from '../../src/engine/triage.ts'
import { aChange, aFile, bystanders } from '../builders/a-change.ts'
import { aContext, aDossier } from '../builders/a-dossier.ts'
import { aFailure, anAttempt } from '../builders/a-failure.ts'
import { aSilentVerdict } from '../builders/a-judgement.ts'
import { aPolicy, aRevertPolicy } from '../builders/a-plan.ts'
import { anIncident } from '../builders/an-incident.ts'
import { anInstant, aSha } from '../builders/ids.ts'
import { aHistory, aKnownRevert } from '../builders/reverts.ts'
import { aForge, aModel, anActor, aWorld, someCases } from './a-world.ts'

const culprit = aChange()
/** Built from pieces, so that no scanner takes this file for a leak. */
const secret = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`
const issue = 'https://github.com/acme/shop/issues/3'
const policy = aPolicy({ culpritFrom: 0.2, shortlistFrom: 0.1 })
/** A model that is asked for votes only. */
const quiet = { ...defaultElection, explains: false }
const recovered = aDossier({ attempts: [anAttempt({ sha: aSha('newer'), outcome: 'passed' })] })

describe('a triage', () => {
  it('names the change, writes the issue and remembers the case', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const cases = someCases()
    const triaged = await triage(anIncident(), aWorld({ actor, cases }), policy)
    expect(triaged.judgement.verdict).toEqual({ kind: 'culprit', id: culprit.id })
    expect(triaged.performed).toEqual([{ kind: 'done', url: issue }])
    expect(actor.written).toMatchObject([{ act: { kind: 'publish-issue', incident: anIncident().id } }])
    expect(actor.written[0]?.body).toContain('#12')
    expect(cases.saved).toEqual([
      {
        incident: anIncident(),
        verdict: triaged.judgement.verdict,
        state: 'open',
        issueUrl: issue,
        updatedAt: anInstant('2026-03-02T10:00:03.000Z'),
      },
    ])
  })

  it('writes nothing without an actor, and still reports', async () => {
    const { plan, performed, report } = await triage(anIncident(), aWorld(), policy)
    expect(plan.take).toHaveLength(1)
    expect(performed).toEqual([])
    expect(report.suspects[0]?.change.pull).toBe(12)
  })

  it('tells the operator the verdict, the cost and how the model was heard', async () => {
    const world = aWorld({ model: aModel(), modelDollars: () => 0.25 })
    const { report } = await triage(anIncident(), world, { ...policy, election: quiet })
    expect(world.notes).toHaveLength(1)
    expect(world.notes[0]).toContain('"verdict":"culprit","milliseconds":2000,"apiCalls":7,"modelTokens":642')
    expect(world.notes[0]).toContain('"modelAsked":2,"modelAnswered":2')
    expect(report.cost).toEqual({ milliseconds: 2000, apiCalls: 7, modelTokens: 642, modelDollars: 0.25 })
  })

  it('opens a draft after the issue where the policy lets it, and remembers the issue', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const cases = someCases()
    const asked: string[] = []
    const reverts: RevertSource = {
      history: (_, since) => {
        asked.push(since)
        return Promise.resolve(aHistory())
      },
    }
    const automatic = { ...policy, revert: aRevertPolicy({ mode: 'automatic', automaticFrom: 0.2 }) }
    const { plan } = await triage(anIncident(), aWorld({ actor, cases, reverts }), automatic)
    expect(plan.take.map(({ kind }) => kind)).toEqual(['publish-issue', 'open-revert'])
    expect(actor.written[1]?.body).toMatch(/^Reverts #12\.\n[^]*The whole report is in #3\./)
    expect(cases.saved.map(({ issueUrl }) => issueUrl)).toEqual([issue])
    expect(asked).toHaveLength(1)
  })

  it('asks nobody about reverts where the policy only suggests one', async () => {
    const history = () => Promise.reject(new Error('This must not be asked'))
    const { plan, report } = await triage(anIncident(), aWorld({ reverts: { history } }), policy)
    expect(plan.withhold.map(({ because }) => because)).toEqual(['suggest-only'])
    expect(plainProse(report.next)).toContain('No later change of the range touches its lines.')
  })

  it('opens none where it cannot be learnt whether there is one', async () => {
    const history = () => Promise.reject(new Refusal('transient', 'GitHub is away', 'Wait.'))
    const automatic = { ...policy, revert: aRevertPolicy({ mode: 'automatic', automaticFrom: 0.2 }) }
    for (const reverts of [{ history }, {}]) {
      const { plan } = await triage(anIncident(), aWorld({ reverts }), automatic)
      expect(plan.withhold.map(({ because }) => because)).toEqual(['reverts-unknown'])
    }
  })

  it('does what a maintainer asked for', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const reverts = { history: () => Promise.resolve(aHistory()) }
    const onCommand = { ...policy, revert: aRevertPolicy({ mode: 'on-command' }) }
    const wish = { by: 'command', pull: 101 } as const
    await triage(anIncident(), aWorld({ actor, reverts, wish }), onCommand)
    expect(actor.written.map(({ act }) => act)).toMatchObject([
      { kind: 'publish-issue' },
      { kind: 'open-revert', pull: 101 },
    ])
  })

  it('applies again what was taken back where a maintainer asked for it', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const history = aHistory({ reverts: [aKnownRevert({ state: 'merged' })] })
    const reverts = { history: () => Promise.resolve(history) }
    const onCommand = { ...policy, revert: aRevertPolicy({ mode: 'on-command' }) }
    const wish = { by: 're-apply', pull: 12 } as const
    await triage(anIncident(), aWorld({ actor, reverts, wish }), onCommand)
    expect(actor.written[1]?.act).toMatchObject({ kind: 'open-re-apply', pull: 12, revert: 130 })
    expect(actor.written[1]?.body).toContain('Applies again what #12 changed and #130 took back.')
  })

  it('opens no issue for a verdict of silence', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    await triage(anIncident(), aWorld({ forge: aForge(recovered), actor }), policy)
    expect(actor.written).toEqual([])
  })

  it('closes the issue that it opened once the thing is good again', async () => {
    const known = {
      incident: anIncident(),
      verdict: aSilentVerdict(),
      state: 'open',
      issueUrl: issue,
      updatedAt: anInstant(),
    } as const
    const [actor, cases] = [anActor({ kind: 'refused', because: 'no permission' }), someCases(known)]
    await triage(anIncident(), aWorld({ forge: aForge(recovered), actor, cases }), policy)
    expect(actor.written.map(({ act }) => act.kind)).toEqual(['close-issue'])
    expect(cases.saved.at(-1)).toMatchObject({ issueUrl: issue, verdict: { because: 'recovered' } })
  })

  it.each([
    ['refused', { kind: 'refused', because: 'no permission' }],
    ['done without an address', { kind: 'done', url: null }],
  ] as const)('remembers no address of an issue that was %s', async (_how, answer) => {
    const cases = someCases()
    await triage(anIncident(), aWorld({ actor: anActor(answer), cases }), policy)
    expect(cases.saved).toMatchObject([{ issueUrl: null }])
  })
})

describe('gathering a dossier', () => {
  const leaky = aDossier({
    changes: [aChange({ files: [aFile({ patch: `@@ -1 +1 @@\n+${secret}` })] }), ...bystanders(2)],
    failures: [aFailure({ log: `${aFailure().log.text}token ${secret}` })],
    context: aContext({
      sources: [{ path: 'src/cart/total.ts', text: secret, completeness: { kind: 'complete' } }],
    }),
  })

  it('asks the second time about what the symptoms name, and keeps the gaps of both passes', async () => {
    const forge = aForge()
    const { gaps } = await gatherDossier(anIncident(), forge)
    expect(forge.asked.map(({ paths }) => paths)).toEqual([['src/cart/total.ts', 'src/checkout/checkout.ts']])
    expect(gaps.map(({ what }) => what)).toEqual([
      'the context',
      'checks of the changes when they were merged',
    ])
  })

  it('freezes no secret, wherever it stood', async () => {
    const dossier = await gatherDossier(anIncident(), aForge(leaky))
    expect(JSON.stringify(dossier)).not.toContain(secret)
  })

  it('leaves a person’s own facts as they are where asked to', async () => {
    const dossier = await gatherDossier(anIncident(), aForge(leaky), 'as-they-are')
    expect(JSON.stringify(dossier).split(secret)).toHaveLength(4)
  })
})
