import { allPlaces, type Past, type PastCount, wordsOfTitle } from './past.ts'

/** Of what the past says: 0 where it is as usual or unknown, positive where more was taken back than usual. */
export type PastOdds = {
  /** Of the words of a title. */
  readonly title: (title: string) => number
  /** Of all places that these paths are in. */
  readonly places: (paths: readonly string[]) => number
  /** Of the one of these files that was most often taken back. */
  readonly file: (paths: readonly string[]) => number
  /** Share of these files that nobody touched in the past. */
  readonly untouched: (paths: readonly string[]) => number
}

/** Reverts that a name is given beforehand, as many as expected: three seen where one was expected are no rule yet. */
const prior = 3

/**
 * How much oftener than usual changes of a name were taken back before the range: ln((seen + 3) / (expected + 3)) of a
 * name, the share of reverts being the same for all; several names are summed and divided by the root of their number,
 * as if they were independent. Where a repository takes nothing back, all is as usual.
 */
export function pastOdds(past: Past | null): PastOdds {
  if (past === null) return { title: () => 0, places: () => 0, file: () => 0, untouched: () => 0 }
  const share = past.reverts / Math.max(1, past.commits)
  const words = oddsOf(past.words, share)
  const paths = oddsOf(past.paths, share)
  const touched = new Set(past.paths.map(({ name }) => name))
  const of = (odds: ReadonlyMap<string, number>, name: string): number => odds.get(name) ?? 0
  const together = (odds: ReadonlyMap<string, number>, names: ReadonlySet<string>): number => {
    let sum = 0
    for (const name of names) sum += of(odds, name)
    return sum / Math.sqrt(Math.max(1, names.size))
  }
  return {
    title: (title) => together(words, wordsOfTitle(title)),
    places: (all) => together(paths, allPlaces(all)),
    file: (all) => all.reduce((most, path) => Math.max(most, of(paths, path)), all.length === 0 ? 0 : -9),
    untouched: (all) => all.filter((path) => !touched.has(path)).length / Math.max(1, all.length),
  }
}

function oddsOf(counts: readonly PastCount[], share: number): ReadonlyMap<string, number> {
  return new Map(
    counts.map(({ name, commits, reverts }) => [
      name,
      Math.log((reverts + prior) / (commits * share + prior)),
    ]),
  )
}
