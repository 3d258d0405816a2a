import type { JudgedCase } from '../judged-case.ts'
import { type FigureName, figures, hasCulprit, isNamed, isRightlyNamed } from './figures.ts'

/** Figures of many cases with the counts they are shares of. What no case bears on is null. */
export type RankingFigures = Readonly<Record<FigureName, number | null>> & {
  readonly cases: number
  readonly casesWithCulprit: number
  readonly casesNamed: number
  readonly casesRightlyNamed: number
}

/** How good the rankings and verdicts of these cases are; `figures.ts` says what each figure is. */
export function measureRanking(cases: readonly JudgedCase[]): RankingFigures {
  const { acc1, acc3, acc5, mrr, silentWithCulprit, silentWithoutCulprit, named, precision } = figures
  return {
    cases: cases.length,
    casesWithCulprit: cases.filter(hasCulprit).length,
    casesNamed: cases.filter(isNamed).length,
    casesRightlyNamed: cases.filter(isRightlyNamed).length,
    acc1: acc1(cases),
    acc3: acc3(cases),
    acc5: acc5(cases),
    mrr: mrr(cases),
    silentWithCulprit: silentWithCulprit(cases),
    silentWithoutCulprit: silentWithoutCulprit(cases),
    named: named(cases),
    precision: precision(cases),
    brier: figures.brier(cases),
    logLoss: figures.logLoss(cases),
  }
}
