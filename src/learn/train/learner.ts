import type { TrainingCase } from './training-case.ts'

/** How suspect the changes of a case are, in utility (natural logarithm of odds), and how likely is none of them. */
export type Utilities = { readonly changes: readonly number[]; readonly none: number }

/** What learning gives: a way to score the changes of any case. */
export type Scorer = (one: TrainingCase) => Utilities

/** Learns from cases whose truth is known. The same cases in the same order give the same scorer. */
export type Learner = (cases: readonly TrainingCase[]) => Scorer
