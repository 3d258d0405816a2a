import { expect, it } from 'vitest'

import { measureRanking } from '../../../src/learn/measure/measure-ranking.ts'
import { reliability } from '../../../src/learn/measure/reliability.ts'
import { seededRandom } from '../../../src/learn/seeded-random.ts'
import { aJudgedCase, aNamedCase, aSilentCase } from '../a-judged-case.ts'

const digits = '0123456789abcdef'

/** Rankings of all kinds: ties, no candidates, several culprits, abbreviated ones, ones that are not there. */
function manyCases() {
  const draw = seededRandom(5)
  const aCommit = (): string => Array.from({ length: 40 }, () => digits[draw(16)]).join('')
  return Array.from({ length: 400 }, (_, index) => {
    const size = draw(30)
    const ids = Array.from({ length: size }, aCommit)
    const odds = ids.map(() => draw(6) ** 2 + (draw(4) === 0 ? 60 : 0))
    const none = draw(20) + 1
    const total = odds.reduce((sum, one) => sum + one, none)
    const ranked = ids
      .map((id, place) => [id, (odds[place] ?? 0) / total] as const)
      .sort(([, a], [, b]) => b - a)
    const aCulprit = (): string => (draw(8) === 0 || size === 0 ? aCommit() : (ids[draw(size)] ?? ''))
    const culprits = (draw(5) === 0 ? [] : Array.from({ length: 1 + draw(2) }, aCulprit)).map((id) =>
      draw(4) === 0 ? id.slice(0, 12) : id,
    )
    const made = size === 0 ? aSilentCase : [aNamedCase, aJudgedCase, aSilentCase][draw(3)]
    return made?.(Object.fromEntries(ranked), culprits, { id: `case-${index}` }) ?? aJudgedCase({}, [])
  })
}

it('agrees with another program that was written from the same definitions', () => {
  const cases = manyCases()
  const figures = measureRanking(cases)
  const said = (value: number | null): number => Math.round((value ?? -1) * 1000) / 1000
  expect([figures.casesWithCulprit, figures.cases]).toEqual([331, 400])
  expect([figures.acc1, figures.acc3, figures.acc5, figures.mrr].map(said)).toEqual([
    0.094, 0.311, 0.441, 0.261,
  ])
  expect([said(figures.silentWithCulprit), said((figures.silentWithoutCulprit ?? 0) * 69)]).toEqual([
    0.332, 27,
  ])
  expect([figures.casesNamed, figures.casesRightlyNamed]).toEqual([127, 17])
  expect(said(reliability(cases).top.expectedCalibrationError)).toBe(0.173)
})
