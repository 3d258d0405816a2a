import type { Change } from '../../model/change.ts'
import type { LineHistory } from '../../model/context.ts'
import type { Evidence } from '../../model/evidence.ts'
import { fileKind } from '../../model/file-kind.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { ImplicatedPlace } from '../../model/symptom.ts'
import { changesByCommit } from './changes-by-commit.ts'
import type { Heuristic } from './heuristic.ts'
import { placeSurprise } from './place-surprise.ts'

/** Lines beyond which a stretch no longer speaks (Predator lets distance count up to 100; errors sit closer). */
const reach = 30

/** Changes that wrote the implicated lines of product code, or lines close by, as blame of the tree tells. */
export const byLineHistory = lineHistory('line-history', 'wrote lines that the failure points at', false)

/** The same for lines of tests: who wrote a failing test need not have broken what it tests. */
export const byTestHistory = lineHistory('test-history', 'wrote the failing test', true)

function lineHistory(name: string, because: string, ofTests: boolean): Heuristic {
  return {
    name,
    because,
    voice: ofTests ? 1 : 2,
    find({ reading, dossier }, changes) {
      const owners = changesByCommit(changes)
      const found = new Map<ChangeId, Match>()
      const histories = Map.groupBy(dossier.context.lineHistories, (history) => history.path)
      for (const place of reading.places) {
        if ((fileKind(place.path) === 'test') !== ofTests) continue
        for (const [change, near] of nearestStretches(place, histories.get(place.path) ?? [], owners)) {
          const { id } = change
          const before = found.get(id)
          const tells = closeness(near.distance) * placeSurprise(change, dossier.tree.paths)
          const score = joined(before?.score ?? 0, place.weight * tells)
          const evidence = before?.evidence ?? sayWhoWrote(place, near, dossier.tree.sha !== null)
          found.set(id, { score, evidence })
        }
      }
      return found
    },
  }
}

/**
 * Places that point at the same change are independent witnesses (noisy or): however many lines are only called through,
 * or stand close by, they never come to more than the one line that is surely meant.
 */
function joined(one: number, other: number): number {
  return one + other - one * other
}

type Near = { readonly distance: number; readonly history: LineHistory }

function nearestStretches(
  place: ImplicatedPlace,
  histories: readonly LineHistory[],
  owners: ReadonlyMap<string, Change>,
): ReadonlyMap<Change, Near> {
  const nearest = new Map<Change, Near>()
  if (place.line === null) return nearest
  for (const history of histories) {
    const distance = Math.max(history.start - place.line, place.line - history.end, 0)
    if (distance > reach) continue
    for (const commit of history.commits) {
      const owner = owners.get(commit)
      if (owner === undefined) continue
      const known = nearest.get(owner)
      if (known === undefined || known.distance > distance) nearest.set(owner, { distance, history })
    }
  }
  return nearest
}

/** 1 on the line itself, a third beside it, fading to 0 at the reach. */
function closeness(distance: number): number {
  return distance === 0 ? 1 : (1 - distance / (reach + 1)) / 3
}

/** Says by what it is known where that is less than the text of the file. */
function sayWhoWrote(place: ImplicatedPlace, { distance, history }: Near, isRead: boolean): Evidence {
  const wrote = isRead ? 'It wrote' : 'By the patches alone, it wrote'
  const where = `line ${place.line} of ${place.path}`
  const says =
    distance === 0
      ? `${wrote} ${where}, which the failure names.`
      : `${wrote} line ${history.start > (place.line ?? 0) ? history.start : history.end} of ${place.path}, ${distance} away from line ${place.line}, which the failure names.`
  return { says, quote: place.symptom.at.quote, file: null, line: place.symptom.at.line }
}
