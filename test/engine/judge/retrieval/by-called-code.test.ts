import { expect, it } from 'vitest'

import { byCalledCode } from '../../../../src/engine/judge/retrieval/by-called-code.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aTree } from '../../../builders/a-dossier.ts'
import { aSha } from '../../../builders/ids.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'
import { someCode } from './some-code.ts'

const code = someCode({
  'test/cart.test.ts': { uses: ['src/cart.ts'], text: 'function addsTax() {\n  total(cart)\n}' },
  'src/cart.ts': { text: 'function total() {\n  return sum(1)\n}\n\nfunction empty() {\n  return 0\n}' },
})
const places = [anImplicatedPlace({ path: 'test/cart.test.ts', line: 2, weight: 1 })]
const wrote = (pull: number, path: string, start: number, end: number) => ({
  path,
  start,
  end,
  commits: [aSha(pull)],
})

function find(
  changes: readonly ReturnType<typeof aChange>[],
  lineHistories: readonly ReturnType<typeof wrote>[],
) {
  return byCalledCode.find(
    aQuestion({ context: { ...code, lineHistories } }, { places, symptoms: [] }),
    changes,
  )
}

it('finds who wrote what the failing test calls, and leaves out who wrote elsewhere in that file', () => {
  const [caller, other] = [aChange({ pull: 1 }), aChange({ pull: 2 })]
  const found = find([caller, other], [wrote(1, 'src/cart.ts', 2, 2), wrote(2, 'src/cart.ts', 5, 7)])
  expect([...found.keys()]).toEqual([caller.id])
})

it('shares a stretch out by the new lines in it', () => {
  const [more, less] = [aChange({ pull: 1 }), aChange({ pull: 2 })]
  const found = find([more, less], [wrote(1, 'src/cart.ts', 1, 2), wrote(2, 'src/cart.ts', 3, 5)])
  expect(found.get(more.id)?.score).toBeCloseTo(0.4 * (2 / 3) ** 0.4, 12)
  expect(found.get(less.id)?.score).toBeCloseTo(0.4 * (1 / 3) ** 0.4, 12)
})

it('says little of a sweep that wrote lines of half the product', () => {
  const paths = Array.from({ length: 80 }, (_, at) => `src/file${at}.ts`)
  const sweep = aChange({ pull: 1, files: paths.slice(0, 51).map((path) => aFile({ path })) })
  const context = { ...code, lineHistories: [wrote(1, 'src/cart.ts', 1, 3)] }
  const question = aQuestion({ context, tree: aTree({ paths }) }, { places, symptoms: [] })
  const score = byCalledCode.find(question, [sweep]).get(sweep.id)?.score
  expect(score).toBeCloseTo((0.4 * Math.log(0.5)) / Math.log(0.1), 12)
})

it('holds a change for as suspect as the one stretch that speaks loudest', () => {
  const [one, both] = [aChange({ pull: 1 }), aChange({ pull: 2 })]
  const calling = someCode({
    'test/cart.test.ts': {
      uses: ['src/cart.ts'],
      text: 'function adds() {\n  total(cart)\n  taxes(cart)\n}',
    },
    'src/cart.ts': { text: 'function total() {\n  return 1\n}\n\nfunction taxes() {\n  return 2\n}' },
  })
  const ask = (change: typeof one, ...histories: readonly ReturnType<typeof wrote>[]) =>
    byCalledCode
      .find(aQuestion({ context: { ...calling, lineHistories: histories } }, { places, symptoms: [] }), [
        change,
      ])
      .get(change.id)?.score
  const alone = ask(one, wrote(1, 'src/cart.ts', 1, 3))
  expect(alone).toBeGreaterThan(0)
  expect(ask(both, wrote(2, 'src/cart.ts', 1, 3), wrote(2, 'src/cart.ts', 5, 7))).toBe(alone)
})

it('says nothing of who wrote the failing test: that is another matter', () => {
  const author = aChange({ pull: 1 })
  expect(find([author], [wrote(1, 'test/cart.test.ts', 1, 3)]).size).toBe(0)
})

it('quotes a line that the change adds there', () => {
  const patch = '@@ -1,3 +1,3 @@\n-function total(all) {\n+function total() {\n   return sum(1)\n }'
  const change = aChange({ pull: 1, files: [aFile({ path: 'src/cart.ts', patch })] })
  const found = find([change], [wrote(1, 'src/cart.ts', 1, 1)])
  expect(found.get(change.id)?.evidence).toEqual({
    says: 'It changes “total” in src/cart.ts, to which the failing code leads.',
    quote: 'function total() {',
    file: 'src/cart.ts',
    line: 1,
  })
})

it('quotes nothing where the patch is not known', () => {
  const change = aChange({ pull: 1, files: [aFile({ path: 'src/cart.ts', patch: null })] })
  expect(find([change], [wrote(1, 'src/cart.ts', 1, 1)]).get(change.id)?.evidence).toBeNull()
})
