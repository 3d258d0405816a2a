import { expect, it } from 'vitest'

import { byUse } from '../../../../src/engine/judge/retrieval/by-use.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'
import { someCode } from './some-code.ts'

const context = someCode({
  'test/cart.test.ts': { uses: ['src/cart.ts', 'test/fakes.ts'], text: '' },
  'test/fakes.ts': { uses: [], text: '' },
  'src/cart.ts': { uses: ['src/tax.ts', 'test/cart.test.ts'], text: '' },
  'src/tax.ts': { uses: ['src/far.ts'], text: '' },
  'src/far.ts': { uses: ['src/farther.ts'], text: '' },
})
const question = aQuestion(
  { context },
  { places: [anImplicatedPlace({ path: 'test/cart.test.ts', line: 2, weight: 1 })] },
)
const touching = (pull: number, path: string) => aChange({ pull, files: [aFile({ path })] })

it('finds changes to what the failing test uses, the nearer the louder, three steps far', () => {
  const changes = [
    touching(1, 'src/cart.ts'),
    touching(2, 'src/tax.ts'),
    touching(3, 'src/far.ts'),
    touching(4, 'src/farther.ts'),
  ]
  const found = byUse.find(question, changes)
  const scores = changes.map(({ id }) => found.get(id)?.score ?? 0)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(scores.map((score) => score > 0)).toEqual([true, true, true, false])
})

it('leaves tests and the implicated file itself to others', () => {
  expect(byUse.find(question, [touching(1, 'test/fakes.ts'), touching(2, 'test/cart.test.ts')]).size).toBe(0)
})

it('holds a file that every change touches for less', () => {
  const alone = byUse.find(question, [touching(1, 'src/cart.ts'), ...bystanders(3)])
  const crowd = byUse.find(
    question,
    [1, 2, 3, 4].map((pull) => touching(pull, 'src/cart.ts')),
  )
  const { id } = touching(1, 'src/cart.ts')
  expect(alone.get(id)?.score).toBeGreaterThan(crowd.get(id)?.score ?? 0)
})
