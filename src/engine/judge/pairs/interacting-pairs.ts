import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { InteractingPair } from '../../model/judgement.ts'
import type { Symptom } from '../../model/symptom.ts'
import type { PatchLine } from '../retrieval/patch-line.ts'
import { type Missed, missedNames } from './missed-names.ts'
import { addedUse, firstRemoved, goneFile, removedDefinition } from './taken-away.ts'

/** A pair with what it says of each of its changes. */
export type FoundPair = InteractingPair & {
  readonly evidence: { readonly removes: Evidence; readonly uses: Evidence }
}

/** Pairs told at most. */
const mostPairs = 3

/**
 * Pairs of changes of which one takes away what the other begins to use, where the failure misses just that: an
 * identifier that it calls undefined, or a file or module that it does not find. Each may have passed its own checks.
 * Of several changes that would do, the first in the given order is told.
 */
export function interactingPairs(
  symptoms: readonly Symptom[],
  changes: readonly Change[],
): readonly FoundPair[] {
  const pairs: FoundPair[] = []
  for (const missed of missedNames(symptoms)) {
    const removal = firstOf(changes, (change) => removalOf(missed, change))
    if (removal === null) continue
    const others = changes.filter(({ id }) => id !== removal.change.id)
    const use = firstOf(others, (change) => shown(addedUse(missed.name, change)))
    if (use === null || pairs.some((pair) => isSame(pair, removal.change.id, use.change.id))) continue
    pairs.push(pairOf(missed.name, removal, use))
    if (pairs.length === mostPairs) break
  }
  return pairs
}

/** A quote and where it stands. */
type Shown = Omit<Evidence, 'says'>
type Found = { readonly change: Change; readonly shown: Shown }

function firstOf(changes: readonly Change[], find: (change: Change) => Shown | null): Found | null {
  for (const change of changes) {
    const found = find(change)
    if (found !== null) return { change, shown: found }
  }
  return null
}

function removalOf({ name, at }: Missed, change: Change): Shown | null {
  const gone = goneFile(name, change)
  if (gone === null) return shown(removedDefinition(name, change))
  // A file that is only moved has no line of its own to show: the failure's stands for it.
  return shown(firstRemoved(gone)) ?? { quote: at.quote, file: null, line: at.line }
}

function shown(line: PatchLine | null): Shown | null {
  return line === null ? null : { quote: line.text, file: line.path, line: line.number }
}

function isSame(pair: InteractingPair, removes: ChangeId, uses: ChangeId): boolean {
  return pair.removes === removes && pair.uses === uses
}

function pairOf(name: string, removal: Found, use: Found): FoundPair {
  const [removes, uses] = [removal.change, use.change]
  return {
    removes: removes.id,
    uses: uses.id,
    name,
    evidence: {
      removes: {
        says: `It takes away “${name}”, which the failure misses and of which ${labelOf(uses)} adds a use.`,
        ...removal.shown,
      },
      uses: {
        says: `It adds a use of “${name}”, which the failure misses and which ${labelOf(removes)} takes away.`,
        ...use.shown,
      },
    },
  }
}

function labelOf({ pull, commits, id }: Change): string {
  if (pull !== null) return `#${pull}`
  const sha: string = commits[0] ?? id
  return /^[\da-f]{40}$/.test(sha) ? sha.slice(0, 7) : sha
}
