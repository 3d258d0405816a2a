import type { Change } from '../../model/change.ts'
import { fileKind } from '../../model/file-kind.ts'
import { rememberingWeakly } from '../../model/remembering.ts'
import { touchedPaths } from './by-path.ts'

/** A change that touches up to this share of the product's files is where it is for a reason. */
const reasoned = 0.1

/** Files that are counted on top: in a small tree every change touches a good part. */
const smoothing = 20

/**
 * How surprising it is that a change wrote a line of a certain place, 0..1: 1 for a usual change, and little for a sweep
 * (a formatter's run, a mass rename), which wrote near most places whatever failed. It is what hitting one of the files
 * of its languages by chance would tell, ln(1 / share), over what it tells of the largest change that counts in full.
 * Where no tree is known nothing is held against a change.
 */
export function placeSurprise(change: Change, treePaths: readonly string[]): number {
  if (treePaths.length === 0) return 1
  const there = sourcesByEnding(treePaths)
  // The one file that the failure names is not there by chance.
  const shares = Array.from(
    sourcesByEnding(touchedPaths(change)),
    ([ending, touched]) => (touched - 1) / ((there.get(ending) ?? 0) + smoothing),
  )
  const share = Math.min(1, Math.max(reasoned, ...shares))
  return Math.log(1 / share) / Math.log(1 / reasoned)
}

/** How many files of the product have each ending. */
const sourcesByEnding = rememberingWeakly(
  (paths: readonly string[] | ReadonlySet<string>): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>()
    for (const path of paths) {
      if (fileKind(path) !== 'source') continue
      const ending = path.slice(path.lastIndexOf('.') + 1)
      counts.set(ending, (counts.get(ending) ?? 0) + 1)
    }
    return counts
  },
)
