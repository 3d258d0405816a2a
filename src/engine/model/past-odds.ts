import type { Change } from './change.ts'
import { allPlaces, type Past, type PastCount, wordsOfTitle } from './past.ts'
import { rememberingWeakly } from './remembering.ts'

/** What the past says of one change: 0 where it is as usual or unknown, positive where more was taken back than usual. */
export type ChangeOdds = {
  /** Of the words of its title. */
  readonly title: number
  /** Of all places that its files are in. */
  readonly places: number
  /** Of the one of its files that was most often taken back. */
  readonly file: number
  /** Share of its files that nobody touched in the past. */
  readonly untouched: number
}

export type PastOdds = (change: Change) => ChangeOdds

const nothing: ChangeOdds = { title: 0, places: 0, file: 0, untouched: 0 }

/** Reverts that a name is given beforehand, as many as expected: three seen where one was expected are no rule yet. */
const prior = 3

/**
 * How much oftener than usual changes of a name were taken back before the range: ln((seen + 3) / (expected + 3)) of a
 * name, the share of reverts being the same for all; several names are summed and divided by the root of their number,
 * as if they were independent. Where a repository takes nothing back, all is as usual.
 */
export function pastOdds(past: Past | null): PastOdds {
  return past === null ? () => nothing : oddsOncePerChange(past)
}

/** Retrieval and the ranker ask the same of every change. */
const oddsOncePerChange = rememberingWeakly((past: Past) => rememberingWeakly(oddsFrom(past)))

function oddsFrom(past: Past): PastOdds {
  const share = past.reverts / Math.max(1, past.commits)
  const words = oddsOf(past.words, share)
  const paths = oddsOf(past.paths, share)
  const touched = new Set(past.paths.map(({ name }) => name))
  return ({ title, files }) => {
    const all = files.map(({ path }) => path)
    return {
      title: together(words, wordsOfTitle(title)),
      places: together(paths, allPlaces(all)),
      file: all.reduce((most, path) => Math.max(most, paths.get(path) ?? 0), all.length === 0 ? 0 : -9),
      untouched: all.filter((path) => !touched.has(path)).length / Math.max(1, all.length),
    }
  }
}

function together(odds: ReadonlyMap<string, number>, names: ReadonlySet<string>): number {
  let sum = 0
  for (const name of names) sum += odds.get(name) ?? 0
  return sum / Math.sqrt(Math.max(1, names.size))
}

function oddsOf(counts: readonly PastCount[], share: number): ReadonlyMap<string, number> {
  return new Map(
    counts.map(({ name, commits, reverts }) => [
      name,
      Math.log((reverts + prior) / (commits * share + prior)),
    ]),
  )
}
