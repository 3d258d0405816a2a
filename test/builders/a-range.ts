import type { RegressionRange } from '../../src/engine/model/regression-range.ts'
import { aSha } from './ids.ts'

/** From the last good deployment to the bad commit. */
export function aRange(over: Partial<Extract<RegressionRange, { kind: 'bounded' }>> = {}): RegressionRange {
  return { kind: 'bounded', good: aSha('good'), bad: aSha('bad'), goodFrom: 'deployment', ...over }
}

export function anOpenRange(over: Partial<Extract<RegressionRange, { kind: 'open' }>> = {}): RegressionRange {
  return {
    kind: 'open',
    bad: aSha('bad'),
    because: 'never-good',
    fallback: 'the newest 100 changes of the branch',
    ...over,
  }
}

export function anEmptyRange(
  over: Partial<Extract<RegressionRange, { kind: 'empty' }>> = {},
): RegressionRange {
  return { kind: 'empty', good: aSha('bad'), bad: aSha('bad'), because: 'same-commit', ...over }
}
