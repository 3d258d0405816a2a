import type { Policy } from '../../engine/model/policy.ts'
import type { JudgedCase } from '../judged-case.ts'
import { judgeRows } from './judge-rows.ts'
import type { Learner } from './learner.ts'
import type { TrainingCase } from './training-case.ts'

/** What is left out together: whole repositories, or, where there is one only, blocks of its cases. */
export type LeftOut = 'repositories' | 'cases'

const blocks = 5
/** Distinct cases of a single repository below which none is left out. */
const leastCases = 2 * blocks

/** How these cases can be held out; null where there are too few. */
export function leftOutOf(cases: readonly TrainingCase[]): LeftOut | null {
  if (new Set(cases.map(({ repo }) => repo)).size > 1) return 'repositories'
  return new Set(cases.map(({ id }) => id)).size < leastCases ? null : 'cases'
}

/**
 * Every case as a learner judges it that has not seen it, nor any case of the same repository; in the order of the
 * cases. With more repositories than `most`, several are left out together: coarser, and quicker. Of a single
 * repository five blocks of neighbouring cases are left out in turn, for neighbours share most of their changes.
 * Empty where there are too few cases.
 */
export function judgeHeldOut(
  cases: readonly TrainingCase[],
  learner: Learner,
  policy: Policy,
  most = Number.POSITIVE_INFINITY,
): readonly JudgedCase[] {
  const judged = new Map<TrainingCase, JudgedCase>()
  for (const fold of foldsOf(cases, most)) {
    const score = learner(cases.filter((one) => !fold.has(one)))
    for (const one of fold) judged.set(one, judgeRows(one, score, policy))
  }
  return cases.flatMap((one) => judged.get(one) ?? [])
}

function foldsOf(cases: readonly TrainingCase[], most: number): readonly ReadonlySet<TrainingCase>[] {
  const leftOut = leftOutOf(cases)
  if (leftOut === null) return []
  return leftOut === 'repositories' ? repositoryFolds(cases, most) : blockFolds(cases)
}

/** Repositories in folds of about as many cases each: the largest first, each into the fold with the fewest so far. */
function repositoryFolds(cases: readonly TrainingCase[], most: number): readonly ReadonlySet<TrainingCase>[] {
  const repositories = [...Map.groupBy(cases, ({ repo }) => repo)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  )
  const folds = repositories.slice(0, most).map(() => new Set<TrainingCase>())
  for (const [, own] of repositories) {
    const lightest = folds.reduce((least, fold) => (fold.size < least.size ? fold : least))
    for (const one of own) lightest.add(one)
  }
  return folds
}

/** A case and what was made of it share their id, and so their block. */
function blockFolds(cases: readonly TrainingCase[]): readonly ReadonlySet<TrainingCase>[] {
  const byId = [...Map.groupBy(cases, ({ id }) => id).values()]
  const folds = Array.from({ length: blocks }, () => new Set<TrainingCase>())
  byId.forEach((own, index) => {
    for (const one of own) folds[Math.floor((index * blocks) / byId.length)]?.add(one)
  })
  return folds
}
