import { features } from '../../../src/engine/judge/ranking/features.ts'
import { noneFeatures } from '../../../src/engine/judge/ranking/none-features.ts'
import type { TrainingCase } from '../../../src/learn/train/training-case.ts'
import { changeIds } from '../a-judged-case.ts'

export type NamedValues = Readonly<Record<string, number>>

/** A row of all features from the values that are not 0. */
function aRow(values: NamedValues): readonly number[] {
  return features.map(({ name }) => values[name] ?? 0)
}

/** A case from the feature values of its changes, newest first, and the places of its culprits. */
export function aTrainingCase(
  changes: readonly NamedValues[],
  culpritRows: readonly number[],
  over: Partial<TrainingCase> & { readonly noneValues?: NamedValues } = {},
): TrainingCase {
  const { noneValues = {}, ...rest } = over
  const ids = changeIds(...changes.map((_, row) => `change-${row}`))
  const none = noneFeatures.map(({ name }) => noneValues[name] ?? 0)
  const rows = { changes: changes.map(aRow), none }
  const innocent = changes.filter((_, row) => !culpritRows.includes(row))
  return {
    id: 'case-1',
    repo: 'acme/shop',
    at: null,
    culprits: ids.filter((_, row) => culpritRows.includes(row)),
    ids,
    passedOver: [],
    kept: ids.map(() => true),
    rows,
    culpritRows,
    withoutCulprits: culpritRows.length === 0 ? null : { changes: innocent.map(aRow), none },
    silence: null,
    sharpness: 1,
    mayName: true,
    ...rest,
  }
}
