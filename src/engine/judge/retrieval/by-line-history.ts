import type { Change } from '../../model/change.ts'
import type { Dossier } from '../../model/dossier.ts'
import { fileKind } from '../../model/file-kind.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { blamedLines } from './blamed-lines.ts'
import type { Heuristic } from './heuristic.ts'
import { landedLines } from './landed-lines.ts'
import type { LineWitnesses } from './line-witness.ts'
import { placeSurprise } from './place-surprise.ts'

/** Changes that wrote the implicated lines of product code, or lines close by. */
export const byLineHistory = lineHistory('line-history', 'wrote lines that the failure points at', false)

/** The same for lines of tests: who wrote a failing test need not have broken what it tests. */
export const byTestHistory = lineHistory('test-history', 'wrote the failing test', true)

function lineHistory(name: string, because: string, ofTests: boolean): Heuristic {
  return {
    name,
    because,
    voice: ofTests ? 1 : 2,
    find({ reading, dossier }, changes) {
      const witnesses = witnessesIn(dossier, changes)
      const found = new Map<ChangeId, Match>()
      for (const place of reading.places) {
        if ((fileKind(place.path) === 'test') !== ofTests) continue
        for (const [change, { tells, evidence }] of witnesses(place)) {
          const { id } = change
          const before = found.get(id)
          const counts = place.weight * tells * placeSurprise(change, dossier.tree.paths)
          found.set(id, {
            score: joined(before?.score ?? 0, counts),
            evidence: before?.evidence ?? evidence,
          })
        }
      }
      return found
    },
  }
}

function witnessesIn(dossier: Dossier, changes: readonly Change[]): LineWitnesses {
  const { context, tree, range } = dossier
  const isTold = tree.sha === range.bad || context.lineHistories.length > 0
  return isTold ? blamedLines(dossier, changes) : landedLines(dossier, changes)
}

/**
 * Places that point at the same change are independent witnesses (noisy or): however many lines are only called through,
 * or stand close by, they never come to more than the one line that is surely meant.
 */
function joined(one: number, other: number): number {
  return one + other - one * other
}
