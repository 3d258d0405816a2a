import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { circuitBreaker } from '../../src/adapters/language-model/circuit-breaker.ts'
import { memoryLedger } from '../../src/adapters/language-model/memory-ledger.ts'
import {
  type ComposedModel,
  composeModel,
  type ModelParts,
  warnOfShutdown,
} from '../../src/compose/compose-model.ts'
import { policyFromConfig } from '../../src/config/policy-from-config.ts'
import { configSchema } from '../../src/config/schema.ts'
import { triage } from '../../src/engine/triage.ts'
import type { Triaged } from '../../src/engine/world.ts'
import { anIncident } from '../builders/an-incident.ts'
import { anIncidentId } from '../builders/ids.ts'
import { anActor, aWorld } from '../engine/a-world.ts'
import { judgeServer, type JudgeServer } from '../judges/judge-server.ts'

let server: JudgeServer
let now = 0

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22)
  server = await judgeServer({ mind: () => ({ ranking: ['none'] }) })
})

afterEach(async () => {
  await server[Symbol.asyncDispose]()
})

const clock = { now: () => now }

function parts(timeoutMs = 20_000): ModelParts {
  return {
    server: { apiKey: 'k', baseUrl: server.baseUrl, model: 'judge-1', timeoutMs },
    breaker: circuitBreaker({ clock }),
    ledger: memoryLedger(),
    answers: null,
    clock,
    journal: { note: () => undefined },
  }
}

type Run = {
  readonly triaged: Triaged
  readonly writtenBefore: number | null
  readonly composed: ComposedModel
}

/** A triage that writes; `writtenBefore` is how much was written when the model was first asked. */
async function run(own: ModelParts, languageModel: object = {}, incident = anIncident()): Promise<Run> {
  const config = configSchema.parse({ languageModel, thresholds: { culprit: 0.2, shortlist: 0.1 } })
  const composed = composeModel(own, incident, config)
  const actor = anActor({ kind: 'done', url: 'https://github.com/acme/shop/issues/3' })
  let writtenBefore: number | null = null
  const model = {
    ...composed.model,
    ask: async (question: Parameters<typeof composed.model.ask>[0]) => {
      writtenBefore ??= actor.written.length
      return await composed.model.ask(question)
    },
  }
  const world = aWorld({ actor, model, modelDollars: composed.dollars })
  const triaged = await triage(incident, world, policyFromConfig(config))
  return { triaged, writtenBefore, composed }
}

describe('a model that is asked about an incident', () => {
  it('is told of in the report with its price', async () => {
    const { triaged } = await run(parts(), { prices: { 'judge-1': { input: 2, output: 8 } } })
    expect(triaged.report.cost.modelTokens).toBeGreaterThan(100)
    expect(triaged.report.cost.modelDollars).toBeGreaterThan(0)
    const unpriced = await run(parts(), { prices: { 'judge-2': { input: 2, output: 8 } } })
    expect(unpriced.triaged.report.cost).not.toHaveProperty('modelDollars')
  })

  it('is asked no more once the budget of its repository is used up, and the report says so', async () => {
    const own = parts()
    const budget = { perDay: { tokens: 1 }, explain: false }
    await run(own, budget)
    expect(server.requests()).toBe(1)
    const { triaged } = await run(own, budget, anIncident({ id: anIncidentId('another') }))
    expect(server.requests()).toBe(1)
    expect(triaged.judgement.opinion).toMatchObject({
      influence: 'none',
      because: 'the budget of this repository for today is used up',
    })
    now += 86_400_000
    await run(own, budget, anIncident({ id: anIncidentId('a day later') }))
    expect(server.requests()).toBe(2)
  })
})

describe('a provider that does not answer', () => {
  it.each([
    ['hangs', { slow: 'forever' }],
    ['breaks', { broken: { status: 500, body: '{}' } }],
  ] as const)('and %s delays no report, changes none, and is soon left alone', async (_, traits) => {
    server.traits = { ...server.traits, ...traits }
    const own = parts('slow' in traits ? 500 : 20_000)
    const quiet = await triage(
      anIncident(),
      aWorld(),
      policyFromConfig(configSchema.parse({ thresholds: { culprit: 0.2, shortlist: 0.1 } })),
    )
    for (let incident = 0; incident < 8; incident += 1) {
      const { triaged, writtenBefore } = await run(
        own,
        { repeats: 1 },
        anIncident({ id: anIncidentId(`${incident}`) }),
      )
      expect(writtenBefore).toBe(1)
      expect(triaged.judgement.ranking).toEqual(quiet.judgement.ranking)
      expect(triaged.judgement.verdict).toEqual(quiet.judgement.verdict)
    }
    // Three questions, each of them tried twice by the client at most.
    expect(server.requests()).toBeLessThanOrEqual(6)
  })
})

describe('a server with the Decisions endpoint', () => {
  it('votes there, by how likely it holds each choice, and explains nothing', async () => {
    server.traits = { mind: (ballot) => ({ ranking: ballot.slice(0, 2).map(({ id }) => id) }) }
    const own = parts()
    const { triaged } = await run({ ...own, server: { ...own.server, voter: 'decisions' } })
    expect(triaged.judgement.opinion).toMatchObject({ asked: 2, answered: 2, scoredBy: 'probabilities' })
    expect(triaged.report.cost.modelTokens).toBe(600)
    expect(server.judged).toEqual([])
  })
})

describe('a model that will be shut down', () => {
  async function warned(shutdown: string): Promise<readonly string[]> {
    server.traits = { ...server.traits, shutdown }
    const notes: string[] = []
    const journal = {
      note: (what: string, details: unknown) => notes.push(`${what} ${JSON.stringify(details)}`),
    }
    await warnOfShutdown(parts().server, clock, journal)
    return notes
  }

  it('is warned of some months before', async () => {
    expect(await warned('2026-12-11')).toEqual([
      'the language model will be shut down by its provider; choose another {"on":"2026-12-11"}',
    ])
  })

  it('is not warned of years before', async () => {
    expect(await warned('2029-01-01')).toEqual([])
  })
})
