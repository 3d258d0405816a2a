import type { Change } from '../../model/change.ts'
import type { LineHistory } from '../../model/context.ts'
import type { Dossier } from '../../model/dossier.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ImplicatedPlace } from '../../model/symptom.ts'
import { changesByCommit } from './changes-by-commit.ts'
import type { LineWitness, LineWitnesses } from './line-witness.ts'

/** Lines beyond which a stretch no longer speaks (Predator lets distance count up to 100; errors sit closer). */
const reach = 30

/** Who wrote an implicated line, or lines close by, as blame of the tree tells. */
export function blamedLines({ context, tree }: Dossier, changes: readonly Change[]): LineWitnesses {
  const owners = changesByCommit(changes)
  const histories = Map.groupBy(context.lineHistories, ({ path }) => path)
  return (place) =>
    new Map(
      Array.from(
        nearestStretches(place, histories.get(place.path) ?? [], owners),
        ([change, near]): [Change, LineWitness] => [
          change,
          { tells: closeness(near.distance), evidence: sayWhoWrote(place, near, tree.sha !== null) },
        ],
      ),
    )
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
