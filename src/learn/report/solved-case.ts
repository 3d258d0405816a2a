import type { JudgedCase } from '../judged-case.ts'
import type { MinedCase } from '../mine/mined-case.ts'
import type { BacktestOutcome, ModelOutcome, ShownSuspect } from './backtest-outcome.ts'

/** A case that was ranked, and what became of it. */
export type RankedCase = { readonly mined: MinedCase; readonly outcome: BacktestOutcome }

/** A ranked case with its answer. */
export type SolvedCase = {
  readonly mined: MinedCase
  readonly ours: JudgedCase
  readonly baselines: readonly JudgedCase[]
  readonly models: readonly ModelOutcome[]
  readonly isKept: boolean
  readonly suspects: readonly ShownSuspect[]
  readonly milliseconds: number
}

/** Only here does an answer meet what was made of its case; empty where nothing was. */
export function solve({ mined, outcome }: RankedCase): readonly SolvedCase[] {
  if (outcome.kind !== 'judged') return []
  const culprits = [mined.culprit.id]
  const { ours, suspects, milliseconds } = outcome
  return [
    {
      mined,
      ours: { ...ours, culprits },
      baselines: outcome.baselines.map((one) => ({ ...one, culprits })),
      models: (outcome.models ?? []).map((one) => ({ ...one, judged: { ...one.judged, culprits } })),
      isKept: outcome.kept.includes(mined.culprit.id),
      suspects,
      milliseconds,
    },
  ]
}
