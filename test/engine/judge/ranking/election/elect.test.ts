import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'

import { openAiModel } from '../../../../../src/adapters/language-model/openai-model.ts'
import {
  keptOnTop,
  mostPositions,
  mostProbability,
} from '../../../../../src/engine/judge/ranking/election/apply-vote.ts'
import { elect } from '../../../../../src/engine/judge/ranking/election/elect.ts'
import type { Judgement } from '../../../../../src/engine/model/judgement.ts'
import type { Ranking } from '../../../../../src/engine/model/suspect.ts'
import type { LanguageModel } from '../../../../../src/engine/ports.ts'
import {
  completion,
  saying,
  scriptedServer,
  send,
  type Asked,
  type ScriptedServer,
} from '../../../../adapters/language-model/scripted-server.ts'
import { aChange, bystanders } from '../../../../builders/a-change.ts'
import { aDossier } from '../../../../builders/a-dossier.ts'
import { aJudgement, aSuspect } from '../../../../builders/a-judgement.ts'

/** #12 broke the cart and stands second, hardly behind a bystander. */
const changes = [...bystanders(11), aChange({ pull: 12 })]
const culprit = changes.at(-1)?.id ?? ''
const dossier = aDossier({ changes })

function judgedWith(...probabilities: readonly number[]): Judgement {
  const order = [changes[0], changes.at(-1), ...changes.slice(1, -1)]
  const suspects = order.flatMap((change, index) =>
    change === undefined ? [] : [aSuspect({ id: change.id, probability: probabilities[index] ?? 0.02 })],
  )
  const sum = suspects.reduce((total, { probability }) => total + probability, 0)
  return aJudgement({ ranking: { suspects, noneProbability: 1 - sum } })
}

const close = judgedWith(0.24, 0.22, 0.1, 0.06)

let server: ScriptedServer
let model: LanguageModel

beforeAll(async () => {
  server = await scriptedServer(saying('{}'))
})

afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

beforeEach(() => {
  model = openAiModel({ apiKey: 'k', baseUrl: server.baseUrl, model: 'judge-1', timeoutMs: 5_000 })
})

/** The ballot id of the change that touches this path, as a judge finds it in the question. */
function idFor(asked: Asked, path: string): string {
  const user = JSON.parse(asked.messages.at(-1)?.content ?? '') as {
    changes: readonly { id: string; paths: readonly string[] }[]
  }
  return user.changes.find(({ paths }) => paths.includes(path))?.id ?? 'not on the ballot'
}

function expectWithinBounds(before: Ranking, after: Ranking): void {
  const ids = before.suspects.map(({ id }) => id)
  const voted = after.suspects.map(({ id }) => id)
  expect(voted.toSorted()).toEqual(ids.toSorted())
  expect(voted.slice(0, keptOnTop).toSorted()).toEqual(ids.slice(0, keptOnTop).toSorted())
  before.suspects.forEach(({ id, probability }, from) => {
    const to = voted.indexOf(id)
    expect(Math.abs(to - from)).toBeLessThanOrEqual(mostPositions)
    expect(Math.abs((after.suspects[to]?.probability ?? 9) - probability)).toBeLessThanOrEqual(
      mostProbability,
    )
  })
  const sum = after.suspects.reduce((total, one) => total + one.probability, after.noneProbability)
  expect(sum).toBeCloseTo(1, 9)
}

describe('a good judge', () => {
  test('brings the culprit to the front of a close race, and its tokens are counted', async () => {
    server.play = (asked, response) => {
      send(response, 200, completion(JSON.stringify({ ranking: [idFor(asked, 'src/cart/total.ts')] })))
    }
    const { ranking, vote, tokens } = await elect(dossier, close, model)
    expect(close.ranking.suspects[0]?.id).not.toBe(culprit)
    expect(ranking.suspects[0]?.id).toBe(culprit)
    expect(vote).toEqual({ kind: 'cast', picks: [culprit], none: false })
    expect(tokens).toBe(42)
    expectWithinBounds(close.ranking, ranking)
  })

  test('is heard by a server without structured output too', async () => {
    server.play = (asked, response) => {
      const words = `\`\`\`json\n{"ranking":["${idFor(asked, 'src/cart/total.ts')}"]}\n\`\`\``
      if (asked.response_format === undefined) send(response, 200, completion(words))
      else send(response, 400, { error: { message: 'response_format is not supported' } })
    }
    const { ranking } = await elect(dossier, close, model)
    expect(ranking.suspects[0]?.id).toBe(culprit)
  })

  test('does not overturn clear evidence', async () => {
    server.play = (asked, response) => {
      send(response, 200, completion(JSON.stringify({ ranking: [idFor(asked, 'src/cart/total.ts')] })))
    }
    const clear = judgedWith(0.5, 0.2)
    expect((await elect(dossier, clear, model)).ranking).toEqual(clear.ranking)
  })

  test('who finds none guilty leaves the ranking as it was', async () => {
    server.play = saying('{"ranking":["none"]}')
    const { ranking, vote } = await elect(dossier, close, model)
    expect(vote).toEqual({ kind: 'cast', picks: [], none: true })
    expect(ranking).toEqual(close.ranking)
  })
})

describe('a model that fails', () => {
  test.each<[string, ScriptedServer['play']]>([
    ['answers with server errors', (_, response) => send(response, 500, { error: {} })],
    ['answers broken JSON', saying('{"ranking": ["b')],
    ['answers in prose', saying('It was surely the first one.')],
    ['never answers', () => {}],
    ['breaks the connection', (_, response) => response.destroy()],
  ])('by a server that %s has no vote', async (_, play) => {
    server.play = play
    const hasty = openAiModel({ apiKey: 'k', baseUrl: server.baseUrl, model: 'judge-1', timeoutMs: 1_500 })
    const { ranking, vote } = await elect(dossier, close, hasty)
    expect(vote).toMatchObject({ kind: 'no-vote', because: 'model-failed' })
    expect(ranking).toEqual(close.ranking)
  })

  test('is not asked where there is nothing to choose', async () => {
    const before = server.asked.length
    const one = [aChange()]
    const alone = aJudgement({ ranking: { suspects: [aSuspect()], noneProbability: 0.19 } })
    const { vote, tokens } = await elect(aDossier({ changes: one }), alone, model)
    expect(vote).toMatchObject({ kind: 'no-vote', because: 'nothing-to-choose' })
    expect(tokens).toBe(0)
    expect(server.asked.length).toBe(before)
  })
})

/** Answers against the rules, and legal ones that do the most harm. `ids` are the ballot's. */
const hostile = fc.oneof(
  fc.func(fc.array(fc.nat(19), { maxLength: 25 })).map((pick) => (ids: readonly string[]) => ({
    ranking: pick(ids).map((index) => ids[index] ?? 'none'),
  })),
  fc.constant((ids: readonly string[]) => ({ ranking: ids.toReversed() })),
  fc.constant((ids: readonly string[]) => ({ ranking: [...ids, 'none'] })),
  fc.constant((ids: readonly string[]) => ({ ranking: ids, revert: ids[0], command: 'rm -rf /' })),
  fc.string().map((word) => (ids: readonly string[]) => ({ ranking: [word, ...ids] })),
  fc.json().map((json) => () => JSON.parse(json) as unknown),
)

describe('a hostile judge', () => {
  test.prop([hostile], { numRuns: 1_000 })(
    'never moves the ranking beyond its bounds',
    async (answer) => {
      server.play = (asked, response) => {
        const ids = (JSON.parse(asked.messages.at(-1)?.content ?? '') as { changes: { id: string }[] })
          .changes
        send(response, 200, completion(JSON.stringify(answer(ids.map(({ id }) => id)))))
      }
      const { ranking } = await elect(dossier, close, model)
      expectWithinBounds(close.ranking, ranking)
    },
    60_000,
  )
})
