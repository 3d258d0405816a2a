import { describe, expect, test } from 'vitest'

import { circuitBreaker } from '../../../src/adapters/language-model/circuit-breaker.ts'
import { endpointFailed, uselessAnswer } from '../../../src/adapters/language-model/failed-answer.ts'
import type { ModelAnswer, ModelQuestion } from '../../../src/engine/ports.ts'

const question: ModelQuestion = { system: 's', user: 'u', schemaName: 'vote', schema: {} }
const good: ModelAnswer = { kind: 'answered', json: {}, tokens: 1 }
const dead = endpointFailed('the endpoint answered 500', false)

function aCircuit() {
  let [now, asked] = [0, 0]
  const state = { answer: dead as ModelAnswer, wait: (ms: number) => (now += ms), asked: () => asked }
  const breaker = circuitBreaker({ clock: { now: () => now } })
  const model = breaker.guard({
    ask: () => {
      asked += 1
      return Promise.resolve(state.answer)
    },
  })
  return { state, breaker, ask: async () => await model.ask(question) }
}

describe('a circuit breaker', () => {
  test('opens after three failures in a row and asks nobody for a minute', async () => {
    const { state, ask } = aCircuit()
    for (let times = 0; times < 50; times += 1) await ask()
    expect(state.asked()).toBe(3)
    expect(await ask()).toMatchObject({ fault: 'not-asked' })
  })

  test('lets one question through when it has rested, and closes when that is answered', async () => {
    const { state, ask } = aCircuit()
    for (let times = 0; times < 3; times += 1) await ask()
    state.wait(60_000)
    state.answer = good
    const both = await Promise.all([ask(), ask()])
    expect(both.map(({ kind }) => kind)).toEqual(['answered', 'failed'])
    expect(await ask()).toEqual(good)
  })

  test('rests twice as long each time it fails again, a quarter of an hour at most', async () => {
    const { state, ask } = aCircuit()
    for (let times = 0; times < 3; times += 1) await ask()
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      state.wait(minutes * 60_000 - 1)
      const before = state.asked()
      await ask()
      expect(state.asked()).toBe(before)
      state.wait(1)
      await ask()
      expect(state.asked()).toBe(before + 1)
    }
  })

  test('does not mind useless answers, nor failures between good ones', async () => {
    const { state, ask } = aCircuit()
    for (let times = 0; times < 9; times += 1) {
      state.answer = times % 3 === 2 ? good : dead
      await ask()
    }
    state.answer = uselessAnswer('the answer is not JSON', null)
    for (let times = 0; times < 9; times += 1) await ask()
    expect(state.asked()).toBe(18)
  })
})
