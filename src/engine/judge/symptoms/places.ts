import type { ImplicatedPlace, Symptom } from '../../model/symptom.ts'
import type { TreeFiles } from './paths/tree-files.ts'
import { NOT_NOVEL, repeated, sure } from './place-weights.ts'
import type { Pointer } from './pointers.ts'
import { pointing } from './pointers.ts'

/** Places that a reading gives. */
const PLACES_CAP = 60

/** What points at one place: the strongest word for it, and how many failures point there from nearest by. */
type Pointed = { best: Pointer; weight: number; times: number }

/** By failure and trace, each trace's innermost frame first, so that its nearest own frame is met first. */
const innermostFirst = (symptoms: readonly Symptom[]): readonly Symptom[] => {
  const depth = (symptom: Symptom): number => (symptom.kind === 'stack-frame' ? symptom.depth : 0)
  const trace = (symptom: Symptom): number => (symptom.kind === 'stack-frame' ? symptom.trace : 0)
  return [...symptoms].sort(
    (a, b) =>
      a.at.failure - b.at.failure || trace(a) - trace(b) || depth(a) - depth(b) || a.at.line - b.at.line,
  )
}

const gather = (symptoms: readonly Symptom[], files: TreeFiles): readonly Pointed[] => {
  const point = pointing(files)
  const places = new Map<string, Pointed>()
  for (const symptom of innermostFirst(symptoms)) {
    for (const pointer of point(symptom)) {
      const weight = pointer.weight * sure(pointer.resolved) * (symptom.novel ? 1 : NOT_NOVEL)
      const times = symptom.novel && pointer.nearest ? 1 : 0
      const key = `${pointer.resolved.path}\n${pointer.line}`
      const known = places.get(key)
      if (known === undefined) places.set(key, { best: pointer, weight, times })
      else {
        known.times += times
        if (weight > known.weight) Object.assign(known, { best: pointer, weight })
      }
    }
  }
  return [...places.values()]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The places of the tree that the symptoms name, heaviest first, at most one for a path and line, and not more than
 * {@link PLACES_CAP}.
 */
export const implicatedPlaces = (
  symptoms: readonly Symptom[],
  files: TreeFiles,
): readonly ImplicatedPlace[] =>
  gather(symptoms, files)
    .map(({ best, weight, times }) => ({
      path: best.resolved.path,
      line: best.line,
      how: best.resolved.how,
      weight: repeated(weight, times),
      symptom: best.symptom,
    }))
    .sort((a, b) => b.weight - a.weight || compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0))
    .slice(0, PLACES_CAP)
