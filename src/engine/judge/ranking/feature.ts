import type { ChangeId } from '../../model/ids.ts'
import type { Lead } from '../../model/match.ts'
import { type PastOdds, pastOdds } from '../../model/past-odds.ts'
import type { Past } from '../../model/past.ts'
import { nothingRed, type RedAtMerge } from '../../model/red-at-merge.ts'
import { revertedChanges } from './reverts.ts'

/** What features may know beside the change itself: the whole incident's leads, summed up once. */
export type Scene = {
  /** Best score of each heuristic over all changes of the range. */
  readonly best: Readonly<Record<string, number>>
  /** How many changes are judged. */
  readonly changes: number
  /** Changes that a later change of the range takes back. */
  readonly reverted: ReadonlySet<ChangeId>
  readonly past: PastOdds
  /** Changes that were merged although checks of theirs had failed. */
  readonly red: RedAtMerge
}

/** One number about one change. Same lead and scene, same number. */
export type Feature = {
  readonly name: string
  /** What it measures, for `--explain` and the docs. */
  readonly about: string
  /** Finite; 0 when there is nothing to say. */
  readonly of: (lead: Lead, scene: Scene) => number
}

export function sceneOf(leads: readonly Lead[], past: Past | null, red: RedAtMerge = nothingRed): Scene {
  const best: Record<string, number> = {}
  for (const { matches } of leads) {
    for (const [name, { score }] of Object.entries(matches)) best[name] = Math.max(best[name] ?? 0, score)
  }
  const reverted = revertedChanges(leads.map(({ change }) => change))
  return { best, changes: leads.length, reverted, past: pastOdds(past), red }
}
