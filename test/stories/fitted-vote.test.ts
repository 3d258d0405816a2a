import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { rankerFingerprint } from '../../src/compose/ranker-fingerprint.ts'
import { defaultConfig } from '../../src/config/schema.ts'
import type { VoteRecord } from '../../src/config/vote-record.ts'
import { rankerWeights } from '../../src/engine/judge/ranking/ranker-weights.ts'
import { judgeServer, type JudgeServer } from '../judges/judge-server.ts'
import { perfectMind } from '../judges/minds.ts'
import { firstNamed, type Shop } from './a-shop.ts'
import { openTown, type Town } from './a-town.ts'

let town: Town
let judge: JudgeServer

beforeAll(async () => {
  judge = await judgeServer({ mind: () => ({ ranking: ['none'] }) })
  const server = { apiKey: '', baseUrl: judge.baseUrl, voter: 'chat', price: null } as const
  const perDay = { tokens: null, dollars: null }
  town = await openTown({ languageModel: { ...server, model: 'judge-1', perDay } })
  // Sure, and wrong: so much the more can be seen of how far it is heard.
  const innocent = town.story.changes.find(({ number }) => number !== town.story.culprit.number)
  judge.traits = { mind: perfectMind(({ title }) => title === innocent?.title) }
}, 60_000)

afterAll(async () => {
  await town.close()
  await judge[Symbol.asyncDispose]()
})

const gain = { value: 0.1, low: 0.05, high: 0.2 }

function aRecord(shop: Pick<Shop['repository'], 'owner' | 'name'>, over: Partial<VoteRecord> = {}): string {
  const sha256 = 'a'.repeat(64)
  const record: VoteRecord = {
    version: 1,
    repo: `${shop.owner}/${shop.name}`,
    model: 'judge-1',
    ranker: rankerFingerprint(rankerWeights),
    candidates: 20,
    repeats: 2,
    weight: 5,
    fittedOn: { count: 40, sha256 },
    measuredOn: { count: 40, sha256, since: '2026-01-01' },
    gains: { acc1: gain, acc5: gain, mrr: gain, logLikelihood: gain },
    ...over,
  }
  return JSON.stringify(record)
}

/** A shop whose owner wants the vote to be heard as `fitted`, and whose deployment failed. */
async function aFailedShop(record?: (name: string) => string): Promise<Shop> {
  const languageModel = {
    ...defaultConfig.languageModel,
    enabled: true,
    inPrivateRepositories: true,
    explain: false,
    influence: 'fitted',
  } as const
  shops += 1
  const voteRecord = record?.(`shop-${shops}`)
  const shop = await town.aShop({ languageModel, ...(voteRecord === undefined ? {} : { voteRecord }) })
  await shop.fails()
  return shop
}

let shops = 0

describe('a vote that the owner wants to be heard like any other evidence', () => {
  it('is bounded until a backtest on this repository has shown that it helps, and the issue says so', async () => {
    const shop = await aFailedShop()
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    expect(shop.issue().body).toContain('A language model was asked 2 times')
    expect(shop.issue().body).toMatch(/counts as bounded: there is no `?\.github\/prime-suspect-vote\.json/u)
  })

  it('is bounded where the record is about another model', async () => {
    const { owner } = town.story
    const shop = await aFailedShop((name) => aRecord({ owner, name }, { model: 'judge-2' }))
    expect(firstNamed(shop.issue())).toBe(shop.culprit.number)
    expect(shop.issue().body).toContain('is about another model')
  })

  it('is heard where there is a record about this repository, model and ranker, with the weight that it names', async () => {
    const { owner } = town.story
    const shop = await aFailedShop((name) => aRecord({ owner, name }))
    expect(firstNamed(shop.issue())).not.toBe(shop.culprit.number)
    expect(shop.issue().body).not.toContain('counts as bounded')
  })
})
