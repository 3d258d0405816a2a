import { describe, expect, it } from 'vitest'

import { type AnsweredCase, readAnsweredCases } from '../../../src/adapters/case-file/read-answered-cases.ts'
import { aCase, aFileOf, jsonLines } from './a-case.ts'

async function readAll(path: string): Promise<readonly AnsweredCase[]> {
  const cases: AnsweredCase[] = []
  for await (const one of readAnsweredCases(path)) cases.push(one)
  return cases
}

describe('cases with their answers', () => {
  it('keep the answer apart from what may be ranked', async () => {
    const [some, none] = await readAll(
      await aFileOf(
        jsonLines(
          aCase({ id: '1', answer: { culprits: ['x'] } }),
          aCase({ id: '2', answer: { culprits: [] } }),
        ),
      ),
    )
    expect(some).toEqual({ open: aCase({ id: '1' }), culprits: ['x'] })
    expect(none?.culprits).toEqual([])
  })

  it('are refused where one has none, with its line', async () => {
    const path = await aFileOf(jsonLines(aCase({ id: '1', answer: { culprits: [] } }), aCase({ id: '2' })))
    await expect(readAll(path)).rejects.toMatchObject({
      name: 'Refusal',
      message: `${path}, line 2: the case has no answer`,
    })
  })
})
