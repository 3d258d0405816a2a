import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { openAiModel } from '../../../../../src/adapters/language-model/openai-model.ts'
import { elect } from '../../../../../src/engine/judge/ranking/election/elect.ts'
import type { Opinion } from '../../../../../src/engine/model/opinion.ts'
import type { LanguageModel } from '../../../../../src/engine/ports.ts'
import { judgeServer, type JudgeServer } from '../../../../judges/judge-server.ts'
import {
  ballotOf,
  biasedMind,
  judgeInProcess,
  mediocreMind,
  type Mind,
  perfectMind,
} from '../../../../judges/minds.ts'
import { aRace, type Race } from './a-poll.ts'

let server: JudgeServer

beforeEach(async () => {
  server = await judgeServer({ mind: () => ({ ranking: ['none'] }) })
})

afterEach(async () => {
  await server[Symbol.asyncDispose]()
})

function overHttp(timeoutMs = 5_000): LanguageModel {
  return openAiModel({ apiKey: 'k', baseUrl: server.baseUrl, model: 'judge-1', timeoutMs })
}

/** The words of a message; ours are plain text. */
function textOf(message: { readonly content?: unknown } | undefined): string {
  return typeof message?.content === 'string' ? message.content : ''
}

async function held(race: Race, model: LanguageModel, repeats = 2): Promise<Opinion> {
  const { dossier, judgement, running } = race
  return (await elect({ dossier, reading: judgement.reading, model }, running, { repeats })).opinion
}

describe('over HTTP, by the official client', () => {
  test('200 changes take 14 calls in three rounds, the heats of a round side by side', async () => {
    const race = aRace(200, 150)
    // It names five in every heat, so that as many as can go on.
    const mind: Mind = (ballot) => ({
      ranking: ballot
        .toSorted((a, b) => Number(race.isCulprit(b)) - Number(race.isCulprit(a)))
        .slice(0, 5)
        .map(({ id }) => id),
    })
    server.traits = { mind, slow: 30 }
    const opinion = await held(race, overHttp(), 1)
    expect(server.judged).toHaveLength(14)
    expect(server.requests()).toBe(14)
    expect(server.mostAtOnce()).toBeGreaterThanOrEqual(8)
    const sizes = server.judged.map(({ messages }) => ballotOf({ user: textOf(messages[1]) }).length)
    expect(sizes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 20))
    expect(opinion.shares[0]?.id).toBe(race.culprit)
    expect(opinion).toMatchObject({ asked: 14, answered: 14, candidates: 200 })
  })

  test('a perfect judge finds the culprit wherever it stood, and agrees with itself', async () => {
    const race = aRace(45, 44)
    server.traits = { mind: perfectMind(race.isCulprit) }
    const opinion = await held(race, overHttp())
    expect(opinion.shares[0]?.id).toBe(race.culprit)
    expect(opinion).toMatchObject({ scoredBy: 'votes', agreement: 1, influence: 'full', because: null })
  })

  test('log-probabilities score the last list where the endpoint gives them', async () => {
    const race = aRace(12, 7)
    server.traits = { mind: perfectMind(race.isCulprit), logprobs: 'given' }
    const opinion = await held(race, overHttp())
    expect(opinion.scoredBy).toBe('probabilities')
    expect(opinion.shares).toEqual([{ id: race.culprit, share: 0.5 }])
    expect(opinion.noneShare).toBe(0.25)
  })

  test.each([
    ['without log-probabilities', { logprobs: 'ignored' }, 2],
    ['that refuses log-probabilities', { logprobs: 'refused' }, 4],
    ['that knows JSON objects only', { structured: 'object' }, 6],
    ['without structured output', { structured: 'none' }, 10],
  ] as const)('a judge %s is heard all the same', async (_, traits, requests) => {
    const race = aRace(12, 7)
    server.traits = { mind: perfectMind(race.isCulprit), ...traits }
    const opinion = await held(race, overHttp())
    expect(opinion).toMatchObject({ answered: 2, scoredBy: 'votes' })
    expect(opinion.shares[0]?.id).toBe(race.culprit)
    expect(server.requests()).toBe(requests)
  })

  test.each([
    ['slow', { slow: 'forever' }, 'no answer within 300 ms'],
    ['broken', { broken: { status: 500, body: '{}' } }, 'the endpoint answered 500'],
    ['babbling', { mind: () => 'none of your business' }, 'the answer is no valid vote'],
  ] as const)('a %s judge has no influence, and is not asked on', async (_, traits, because) => {
    const race = aRace(200, 3)
    server.traits = { mind: perfectMind(race.isCulprit), ...traits }
    const opinion = await held(race, overHttp('slow' in traits ? 300 : 5_000), 1)
    expect(opinion).toMatchObject({ asked: 10, answered: 0, influence: 'none', because, shares: [] })
  })
})

describe('an election', () => {
  test('asks the same of the same race, and reshuffles order and ids for each repeat', async () => {
    const race = aRace(20, 3)
    const [one, other] = [
      judgeInProcess(perfectMind(race.isCulprit)),
      judgeInProcess(perfectMind(race.isCulprit)),
    ]
    await held(race, one)
    await held(race, other)
    expect(one.asked).toEqual(other.asked)
    expect(one.asked[0]?.user).not.toBe(one.asked[1]?.user)
    expect(one.asked[0]?.choices?.slice(0, -1)).not.toEqual(one.asked[1]?.choices?.slice(0, -1))
  })

  test('tells diffs in the last heat only', async () => {
    const race = aRace(40, 3)
    const judge = judgeInProcess(perfectMind(race.isCulprit))
    await held(race, judge, 1)
    expect(judge.asked.map(({ user }) => user.includes('"diff"'))).toEqual([false, false, true])
  })

  test('without a quorum has no influence', async () => {
    const race = aRace(20, 3)
    let asked = 0
    const flaky: LanguageModel = {
      ask: async (question) => {
        asked += 1
        return asked > 1
          ? { kind: 'failed', because: 'gone', tokens: 0 }
          : await judgeInProcess(perfectMind(race.isCulprit)).ask(question)
      },
    }
    expect(await held(race, flaky, 3)).toMatchObject({
      asked: 3,
      answered: 1,
      influence: 'none',
      because: 'gone',
    })
  })

  test('without a quorum of the last heat has no influence, however many answered before', async () => {
    const race = aRace(40, 3)
    const judge = judgeInProcess(perfectMind(race.isCulprit))
    let asked = 0
    const tiring: LanguageModel = {
      ask: async (question) => {
        asked += 1
        return asked > 7 ? { kind: 'failed', because: 'gone', tokens: 0 } : await judge.ask(question)
      },
    }
    expect(await held(race, tiring, 3)).toMatchObject({
      asked: 9,
      answered: 7,
      influence: 'none',
      because: 'gone',
    })
  })

  test('passes on what the statistics found where a heat gives no vote', async () => {
    const race = aRace(40, 0)
    let asked = 0
    const judge = judgeInProcess(perfectMind(race.isCulprit))
    const half: LanguageModel = {
      ask: async (question) => {
        asked += 1
        return asked === 1 ? { kind: 'failed', because: 'gone', tokens: 0 } : await judge.ask(question)
      },
    }
    const opinion = await held(race, half, 1)
    expect(opinion.shares[0]?.id).toBe(race.culprit)
    expect(opinion).toMatchObject({ asked: 3, answered: 2 })
  })

  test('tells less to a model with a small window, and asks nothing where even that is too much', async () => {
    const race = aRace(20, 3)
    const judge = judgeInProcess(perfectMind(race.isCulprit))
    const small = (most: number): LanguageModel => ({
      ...judge,
      fits: ({ user }) => Promise.resolve(user.length <= most),
    })
    await held(race, small(3_500), 1)
    expect(judge.asked[0]?.user.length).toBeLessThanOrEqual(3_500)
    expect(judge.asked[0]?.user).not.toContain('"diff"')
    const none = await held(race, small(100), 1)
    expect(none).toMatchObject({
      influence: 'none',
      because: 'the question does not fit the window of the model',
    })
    expect(judge.asked).toHaveLength(1)
  })

  test('where every heat finds none guilty has no influence', async () => {
    const race = aRace(60, 3)
    const opinion = await held(
      race,
      judgeInProcess(() => ({ ranking: ['none'] })),
      1,
    )
    expect(opinion).toMatchObject({ asked: 3, influence: 'none' })
  })
})

describe('a judge that looks at the top of the list only', () => {
  const races = Array.from({ length: 120 }, (_, number) => aRace(60, (number * 7) % 60, `biased-${number}`))

  async function found(hold: (race: Race) => Promise<Opinion>): Promise<number> {
    const opinions = await Promise.all(races.map(hold))
    return opinions.filter(({ shares }, at) => shares.slice(0, 5).some(({ id }) => id === races[at]?.culprit))
      .length
  }

  test('finds more in an election with repeats than in one long list', async () => {
    const election = await found(
      async (race) => await held(race, judgeInProcess(biasedMind(race.isCulprit)), 3),
    )
    // One long list: the same judge sees all sixty at once, in a drawn order, and names five.
    const longList = races.filter((race, number) => {
      const seen = race.running.map(({ id, title, files }) => ({
        id,
        title,
        paths: files.map(({ path }) => path),
        linesAdded: 1,
        linesRemoved: 1,
      }))
      const judge = biasedMind(race.isCulprit)
      const start = (number * 13) % 60
      const rotated = [...seen.slice(start), ...seen.slice(0, start)]
      const { ranking } = judge(rotated, (below) => Math.floor((((number * 37) % 100) / 100) * below)) as {
        ranking: readonly string[]
      }
      return ranking.includes(race.culprit)
    }).length
    expect(election).toBeGreaterThan(longList * 2)
  })

  test('is found out: its bias is told and its influence halved', async () => {
    const [race] = races
    if (race === undefined) return
    const opinion = await held(race, judgeInProcess(biasedMind(() => false)), 3)
    expect(opinion.positionBias).toMatchObject({ mean: 0, isTelling: true })
    expect(opinion.influence).toBe('halved')
  })
})

test('a noisy oracle agrees less with itself than a perfect one', async () => {
  const races = Array.from({ length: 60 }, (_, number) => aRace(20, number % 20, `noisy-${number}`))
  const opinions = await Promise.all(
    races.map(async (race) => await held(race, judgeInProcess(mediocreMind(race.isCulprit)), 3)),
  )
  const mean = opinions.reduce((sum, { agreement }) => sum + (agreement ?? 0), 0) / opinions.length
  expect(mean).toBeGreaterThan(0.2)
  expect(mean).toBeLessThan(0.8)
  const right = opinions.filter(({ shares }, at) => shares[0]?.id === races[at]?.culprit).length
  expect(right / races.length).toBeGreaterThan(0.6)
})
