import { describe, expect, it } from 'vitest'

import { defaultElection } from '../../src/engine/model/opinion.ts'
import type { Actor, LanguageModel } from '../../src/engine/ports.ts'
import { triage } from '../../src/engine/triage.ts'
import type { Triaged } from '../../src/engine/world.ts'
import { aChange } from '../builders/a-change.ts'
import { aPolicy, aRevertPolicy } from '../builders/a-plan.ts'
import { anIncident } from '../builders/an-incident.ts'
import { aHistory } from '../builders/reverts.ts'
import { judgeInProcess, perfectMind } from '../judges/minds.ts'
import { aModel, anActor, aWorld, someCases } from './a-world.ts'

const culprit = aChange()
const issue = 'https://github.com/acme/shop/issues/3'
const policy = aPolicy({ culpritFrom: 0.2, shortlistFrom: 0.1 })
/** A model that is asked for votes only. */
const quiet = { ...defaultElection, explains: false }
/** Heard so loudly that it can name another change. */
const loud = { ...quiet, influence: 'fitted', weight: 20 } as const
/** Names a change that did nothing. */
const mistaken = () => judgeInProcess(perfectMind(({ title }) => title === 'Tidy the docs, part 2'))

const aDeadModel: LanguageModel = {
  ask: async () => await Promise.resolve({ kind: 'failed', because: 'the endpoint answered 503', tokens: 0 }),
}

describe('a second opinion', () => {
  it('is told in the issue, once, which was written before the model was asked', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const before: number[] = []
    const model = mistaken()
    const watching: LanguageModel = {
      ask: async (question) => {
        before.push(actor.written.length)
        return await model.ask(question)
      },
    }
    const world = aWorld({ actor, model: watching })
    const { plan, performed } = await triage(anIncident(), world, { ...policy, election: loud })
    expect(before).toEqual([1, 1])
    expect(actor.written.map(({ act }) => act)).toMatchObject([
      { kind: 'publish-issue' },
      { kind: 'publish-issue', isSecond: true },
    ])
    expect(actor.written[0]?.body).not.toContain('language model was asked')
    expect(actor.written[1]?.body).toContain('language model was asked')
    expect(plan.take).toHaveLength(1)
    expect(performed).toHaveLength(1)
  })

  it('updates every place that the owner chose, each once and at the same place, whomever the model names', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const cases = someCases()
    const places = { reportTo: ['issue', 'culprit-pull-request', 'commit', 'check-run'] } as const
    const everywhere = { ...policy, ...places, election: loud }
    const world = aWorld({ actor, cases, model: mistaken() })
    const { judgement, plan } = await triage(anIncident(), world, everywhere)
    expect(judgement.verdict).not.toEqual({ kind: 'culprit', id: culprit.id })
    expect(plan.take).toHaveLength(4)
    expect(actor.written.map(({ act }) => act)).toEqual([
      ...plan.take,
      ...plan.take.map((act) => ({
        ...act,
        ...(act.kind === 'publish-report' ? { onlyIfThere: true } : {}),
        isSecond: true,
      })),
    ])
    for (const [at, { body }] of actor.written.entries()) {
      expect(body.includes('language model was asked')).toBe(at >= 4)
      expect(body.includes('Tell us in #3')).toBe(at % 4 !== 0)
    }
    expect(world.notes.at(-1)).toMatch(/"modelMoved":[1-9]\d*,"modelChangedVerdict":true/u)
    expect(cases.saved).toMatchObject([{ verdict: { kind: 'culprit', id: culprit.id } }])
  })

  it('names the issue wherever it is told, also where a run was started again before that was written', async () => {
    const told: string[] = []
    const actor: Actor = {
      perform: async (act, { body }) => {
        if (act.kind === 'publish-report') told.push(body)
        const url = act.kind === 're-run' ? 'https://github.com/acme/shop/actions/runs/7' : issue
        return await Promise.resolve({ kind: 'done', url })
      },
    }
    const state = { attempt: 1, isEnded: true, workflow: 'CI', deploys: { kind: 'no' } } as const
    const reruns = { state: async () => await Promise.resolve(state) }
    const world = aWorld({ actor, model: aModel(), reruns, wish: { by: 'rerun' } })
    const everywhere = { ...policy, reportTo: ['issue', 'commit'], election: quiet } as const
    const { plan } = await triage(anIncident(), world, everywhere)
    expect(plan.take.map(({ kind }) => kind)).toEqual(['re-run', 'publish-issue', 'publish-report'])
    expect(told.map((body) => body.includes('Tell us in #3'))).toEqual([true, true])
  })

  it.each([
    ['agrees', aModel(), 'and gave 2 valid votes, 100% of them alike'],
    ['fails', aDeadModel, 'and is not heard: the endpoint answered 503'],
  ] as const)('is told where the model %s too, and moves nobody', async (_, model, says) => {
    const actor = anActor({ kind: 'done', url: issue })
    const world = aWorld({ actor, model })
    const { judgement } = await triage(anIncident(), world, { ...policy, election: quiet })
    expect(actor.written.map(({ body }) => body.includes(says))).toEqual([false, true])
    expect(judgement.verdict).toEqual({ kind: 'culprit', id: culprit.id })
    expect(world.notes.at(-1)).toContain('"modelMoved":0,"modelChangedVerdict":false')
  })

  it('never acts on what a model says: drafts are decided before it is asked', async () => {
    const actor = anActor({ kind: 'done', url: issue })
    const automatic = { ...policy, revert: aRevertPolicy({ mode: 'automatic', automaticFrom: 0.2 }) }
    const reverts = { history: () => Promise.resolve(aHistory()) }
    const { judgement } = await triage(anIncident(), aWorld({ actor, model: mistaken(), reverts }), {
      ...automatic,
      election: loud,
    })
    expect(judgement.ranking.suspects[0]?.id).not.toBe(culprit.id)
    expect(actor.written.map(({ act }) => act)).toMatchObject([
      { kind: 'publish-issue' },
      { kind: 'open-revert', pull: 12 },
      { kind: 'publish-issue', isSecond: true },
    ])
  })

  it('tells the operator where a second opinion could not be written, and does not try what was refused', async () => {
    const acts: string[] = []
    const actor: Actor = {
      perform: async (act) => {
        acts.push(`${act.kind}${'isSecond' in act ? ' again' : ''}`)
        const isRefused = act.kind === 'publish-report' || acts.length > 2
        return await Promise.resolve(
          isRefused ? { kind: 'refused', because: 'no' } : { kind: 'done', url: issue },
        )
      },
    }
    const world = aWorld({ actor, model: mistaken() })
    await triage(anIncident(), world, { ...policy, reportTo: ['issue', 'commit'], election: loud })
    expect(acts).toEqual(['publish-issue', 'publish-report', 'publish-issue again'])
    expect(world.notes[0]).toContain('the second opinion was not written')
  })

  it('lets who asked read the report before the model answers, and only where there is one', async () => {
    const seen: unknown[] = []
    const beforeAsking = async ({ report, judgement }: Triaged): Promise<void> => {
      seen.push(judgement.opinion === undefined ? report.suspects[0]?.change.pull : 'an opinion')
    }
    await triage(anIncident(), aWorld({ beforeAsking }), policy)
    expect(seen).toEqual([])
    await triage(anIncident(), aWorld({ beforeAsking, model: aModel() }), { ...policy, election: quiet })
    expect(seen).toEqual([12])
  })
})
