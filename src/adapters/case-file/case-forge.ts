import { emptyContext, type Tree } from '../../engine/model/context.ts'
import type { ChangeSource, ContextSource, FailureSource, RangeSource } from '../../engine/ports.ts'
import type { CaseChange, OpenCase } from './case-schema.ts'
import { caseToChanges } from './case-to-changes.ts'
import { caseToFailures } from './case-to-failures.ts'
import { NO_COMMIT } from './case-to-incident.ts'

/** Answers with the failing logs of a case; a case knows of no earlier attempts. */
export function caseFailures(line: OpenCase): FailureSource {
  const failures = caseToFailures(line)
  return { failures: async () => ({ value: { failures, attempts: [] }, gaps: [] }) }
}

/**
 * Answers with changes that a case gives in full. There is no repository behind them: the tree is the files they
 * touch, and sources and line history stay unknown, which the answers say. Where all are of one repository, their
 * patches tell some of it.
 */
export function caseChanges(given: readonly CaseChange[]): RangeSource & ChangeSource & ContextSource {
  const changes = caseToChanges(given)
  const because = 'the case gives its changes in full and names no repository to read'
  const gap = (what: string) => ({ what, completeness: { kind: 'unknown' as const, because } })
  return {
    range: async () => ({
      value:
        changes.length === 0
          ? { kind: 'empty', good: NO_COMMIT, bad: NO_COMMIT, because: 'same-commit' }
          : { kind: 'bounded', good: NO_COMMIT, bad: NO_COMMIT, goodFrom: 'given' },
      gaps: [],
    }),
    changes: async () => ({ value: changes, gaps: [] }),
    tree: async () => treeOf(given, because),
    context: async () => ({
      value: emptyContext,
      gaps: [gap('line history'), gap('source files')],
    }),
    ...(areOfOneRepository(given)
      ? { patchesTell: haveTimes(given) ? 'newest-first' : 'in-some-order' }
      : {}),
  }
}

function areOfOneRepository(given: readonly CaseChange[]): boolean {
  return new Set(given.map(({ repo }) => repo)).size <= 1
}

function haveTimes(given: readonly CaseChange[]): boolean {
  return given.every(({ mergedAt }) => mergedAt !== undefined)
}

function treeOf(given: readonly CaseChange[], because: string): Tree {
  const there = given.flatMap(({ files }) => files).filter(({ status }) => status !== 'removed')
  const paths = [...new Set(there.map(({ path }) => path))].toSorted()
  return { sha: null, paths, completeness: { kind: 'truncated', because } }
}
