import { describe, expect, it, onTestFinished } from 'vitest'

import { parseCase } from '../../../../src/adapters/case-file/parse-case.ts'
import { rankWorkers } from '../../../../src/entries/cli/rank/case-workers.ts'
import { aCase, aCaseInFull, aGivenChange } from '../../../adapters/case-file/a-case.ts'

const open = (line: unknown) => parseCase(JSON.stringify(line), 'here').open

function aPool(size: number, gitDirectory: string | null) {
  const pool = rankWorkers(size, { gitDirectory, explain: false, weights: null })
  onTestFinished(async () => await pool.close())
  return pool
}

describe('threads that rank', () => {
  it('take more cases than there are threads, each once', async () => {
    const pool = aPool(2, null)
    const ids = ['a', 'b', 'c', 'd', 'e']
    const outcomes = await Promise.all(
      ids.map(async (id) => await pool.run(open(aCaseInFull([aGivenChange()], { id })))),
    )
    const lines = outcomes.map(({ kind, line }) => [kind, (JSON.parse(line) as { id: string }).id])
    expect(lines).toEqual(ids.map((id) => ['ranked', id]))
  })

  it('that die cost the case they were at, and the next case has another thread', async () => {
    const pool = aPool(1, '/no/such/directory')
    const commits = ['c'.repeat(40), 'd'.repeat(40)]
    const range = { good: 'a'.repeat(40), bad: 'b'.repeat(40), commits, exclude: [commits[0]] }
    const outcomes = await Promise.all([pool.run(open(aCase({ range }))), pool.run(open(aCase()))])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['crashed', 'crashed'])
    expect(outcomes[0]).toMatchObject({ says: expect.stringContaining('There is no directory') as string })
    expect(JSON.parse(outcomes[0].line)).toMatchObject({
      id: 'acme/shop#1',
      verdict: 'silent',
      ranking: [{ id: commits[1], probability: 0.5 }],
      noneProbability: 0.5,
    })
  })
})
