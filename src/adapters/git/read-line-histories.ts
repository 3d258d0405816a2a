import type { Gap } from '../../engine/model/completeness.ts'
import type { LineHistory } from '../../engine/model/context.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import { blameFile } from './blame-file.ts'
import type { Clone } from './clone.ts'
import { isAtMost, leadsStraight } from './landed-commits.ts'
import { mapAtMost } from './map-at-most.ts'
import { touchedPaths } from './touched-paths.ts'
import { windowOf } from './window.ts'
import { withBlameDesk } from './with-blame-desk.ts'

const blamesAtATime = 2
/** Blame follows a file through mass renames at great cost; one such file must not hold up the answer. */
const longestBlameMs = 8_000
const longestMs = 20_000
/** Measured with ten thousand commits and a file of 8,000 lines: looking for moved lines took 1.4 s of 2.4 s. */
const longestInFull = 2_000
/** Files of a longer window; one may take a second. */
const mostInLong = 8

/** Who in the range wrote the lines of these files, by blame: a process for each file that the range touches. */
export async function readLineHistories(
  clone: Clone,
  { range, treeSha, paths }: ContextQuestion,
): Promise<Answer<readonly LineHistory[]>> {
  if (treeSha === null || range.kind === 'empty' || paths.length === 0) return { value: [], gaps: [] }
  const window = await windowOf(clone, range)
  const [all, isShort, alongFirstParents] = await Promise.all([
    touchedPaths(clone, window, paths),
    isAtMost(clone, window, longestInFull),
    leadsStraight(clone, window),
  ])
  const touched = isShort ? all : all.slice(0, mostInLong)
  if (touched.length === 0) return { value: [], gaps: [] }
  const deadline = performance.now() + longestMs
  const blames = await withBlameDesk(clone, treeSha, (desk) =>
    mapAtMost(blamesAtATime, touched, async (path) => {
      const timeLimitMs = Math.min(longestBlameMs, deadline - performance.now())
      const options = { timeLimitMs, findMoves: isShort, alongFirstParents }
      return timeLimitMs <= 0 ? null : blameFile(desk, window, path, options)
    }),
  )
  const failed = blames.filter((blame) => blame === null).length
  const because = `git could not tell, or not in time, who wrote the lines of ${failed} of ${touched.length} files`
  const left = `in a range this long only ${touched.length} of ${all.length} files were asked about`
  return {
    value: blames.flatMap((blame) => blame ?? []),
    gaps: [...(failed > 0 ? [gap(because)] : []), ...(touched.length < all.length ? [gap(left)] : [])],
  }
}

function gap(because: string): Gap {
  return { what: 'line history', completeness: { kind: 'truncated', because } }
}
