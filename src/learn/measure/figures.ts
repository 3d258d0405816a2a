import type { JudgedCase } from '../judged-case.ts'
import { culpritPlace } from './culprit-place.ts'
import { isCulprit } from './is-culprit.ts'
import { brierScore, logLoss } from './proper-scores.ts'

/** One number about many cases; null where no case bears on it. */
export type Figure = (cases: readonly JudgedCase[]) => number | null

export type FigureName =
  | 'acc1'
  | 'acc3'
  | 'acc5'
  | 'mrr'
  | 'silentWithCulprit'
  | 'silentWithoutCulprit'
  | 'named'
  | 'precision'
  | 'brier'
  | 'logLoss'

/**
 * The figures by which rankings are compared.
 * - `acc1`, `acc3`, `acc5`: share of the cases with a culprit that have one among the first so many; `mrr`: mean of
 *   1 / place over the same cases. Ties stand at their worst place, the best of several culprits counts, and a culprit
 *   that the ranking does not hold is never found.
 * - `silentWithCulprit`, `silentWithoutCulprit`: share of silent verdicts among the cases with, and without, a culprit.
 * - `named`: share of all cases in which a change is named the culprit; `precision`: share of these that are right. A
 *   name given where no change is to blame is wrong.
 * - `brier`, `logLoss`: see `proper-scores.ts`; smaller is better.
 */
export const figures: Readonly<Record<FigureName, Figure>> = {
  acc1: amongFirst(1),
  acc3: amongFirst(3),
  acc5: amongFirst(5),
  mrr: (cases) => mean(cases.filter(hasCulprit).map((judged) => 1 / culpritPlace(judged))),
  silentWithCulprit: (cases) => share(cases.filter(hasCulprit), isSilent),
  silentWithoutCulprit: (cases) =>
    share(
      cases.filter((judged) => !hasCulprit(judged)),
      isSilent,
    ),
  named: (cases) => share(cases, isNamed),
  precision: (cases) => share(cases.filter(isNamed), isRightlyNamed),
  brier: (cases) => mean(cases.map(brierScore)),
  logLoss: (cases) => mean(cases.map(logLoss)),
}

export function hasCulprit({ culprits }: JudgedCase): boolean {
  return culprits.length > 0
}

export function isNamed({ verdict }: JudgedCase): boolean {
  return verdict.kind === 'culprit'
}

export function isRightlyNamed({ verdict, culprits }: JudgedCase): boolean {
  return verdict.kind === 'culprit' && isCulprit(verdict.id, culprits)
}

function isSilent({ verdict }: JudgedCase): boolean {
  return verdict.kind === 'silent'
}

function amongFirst(places: number): Figure {
  return (cases) => share(cases.filter(hasCulprit), (judged) => culpritPlace(judged) <= places)
}

function share(cases: readonly JudgedCase[], counts: (judged: JudgedCase) => boolean): number | null {
  return mean(cases.map((judged) => (counts(judged) ? 1 : 0)))
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
