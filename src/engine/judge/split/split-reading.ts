import { fileKind } from '../../model/file-kind.ts'
import type { ImplicatedPlace, Reading, Symptom } from '../../model/symptom.ts'
import { type TreeFiles, treeFiles } from '../symptoms/paths/tree-files.ts'
import { implicatedPlaces } from '../symptoms/places.ts'
import { signatureOf } from '../symptoms/signature.ts'
import { clustersBy } from './clusters.ts'
import { failingUnits, type FailingUnit, nearestHead } from './failing-units.ts'

/** More groups than these look like one deep fault that shows everywhere. */
export const mostGroups = 4

/**
 * A reading in groups of failures that seem to have different causes, largest first, each a reading of its own; the
 * whole reading alone where that is not plain. What has a file, a test, a saying or a name in common stays together,
 * and a group stands by itself only where it points at a file of the product. Every symptom, telling line and place
 * is in one group at least, every symptom and telling line in one only.
 */
export function splitReading(reading: Reading, paths: readonly string[]): readonly Reading[] {
  const { units, rest } = failingUnits(reading.symptoms)
  const alike = clustersBy(units, ({ likenesses }) => likenesses)
  if (alike.length < 2) return [reading]
  const files = treeFiles(paths)
  const clusters = clustersBy(
    alike.map((cluster) => withFiles(cluster, files)),
    ({ paths }) => paths,
  )
    .map((merged) => ({
      units: merged.flatMap((cluster) => cluster.units),
      isAnchored: merged.some((cluster) => cluster.isAnchored),
    }))
    .toSorted((a, b) => b.units.length - a.units.length)
  const anchored = clusters.filter(({ isAnchored }) => isAnchored)
  const [largest, ...others] = anchored
  if (largest === undefined || anchored.length < 2 || anchored.length > mostGroups) return [reading]
  const unanchored = clusters.filter(({ isAnchored }) => !isAnchored).flatMap(({ units }) => units)
  const groups = [[...largest.units, ...unanchored], ...others.map(({ units }) => units)]
  return readingsOf(reading, groups, rest, files)
}

type Cluster = {
  readonly units: readonly FailingUnit[]
  readonly paths: ReadonlySet<string>
  readonly isAnchored: boolean
}

/** The files that the units point at; tests that share a file stay together too. */
function withFiles(units: readonly FailingUnit[], files: TreeFiles): Cluster {
  const pointing = units.flatMap(({ symptoms }) => symptoms.filter(({ kind }) => kind !== 'named-thing'))
  const paths = new Set(
    implicatedPlaces(
      pointing.filter(({ novel }) => novel),
      files,
    ).map(({ path }) => path),
  )
  return { units, paths, isAnchored: [...paths].some((path) => fileKind(path) !== 'test') }
}

function readingsOf(
  whole: Reading,
  groups: readonly (readonly FailingUnit[])[],
  rest: readonly Symptom[],
  files: TreeFiles,
): readonly Reading[] {
  const groupOf = new Map(groups.flatMap((units, index) => units.map((unit) => [unit, index] as const)))
  const symptomGroup = new Map<Symptom, number>(rest.map((symptom) => [symptom, 0]))
  for (const [unit, index] of groupOf) for (const symptom of unit.symptoms) symptomGroup.set(symptom, index)
  const nearest = nearestHead([...groupOf.keys()])
  const lineGroup = whole.tellingLines.map((line) => {
    const unit = nearest(line)
    return unit === null ? 0 : (groupOf.get(unit) ?? 0)
  })
  return groups.map((_, index) => {
    const symptoms = whole.symptoms.filter((symptom) => symptomGroup.get(symptom) === index)
    const tellingLines = whole.tellingLines.filter((_, at) => lineGroup[at] === index)
    return {
      symptoms,
      tellingLines,
      places: placesOf(whole, symptoms, files),
      isDescription: whole.isDescription,
      signature: signatureOf(symptoms, tellingLines.map(({ quote }) => quote).join('\n')),
      gaps: whole.gaps,
    }
  })
}

/** Two groups of one reading as one. */
export function joinedReadings(whole: Reading, one: Reading, other: Reading): Reading {
  const symptoms = inEither(whole.symptoms, one.symptoms, other.symptoms)
  const tellingLines = inEither(whole.tellingLines, one.tellingLines, other.tellingLines)
  const places = new Map<string, ImplicatedPlace>()
  for (const place of [...one.places, ...other.places].sort((a, b) => b.weight - a.weight)) {
    const key = `${place.path}\n${place.line}`
    if (!places.has(key)) places.set(key, place)
  }
  return {
    symptoms,
    tellingLines,
    places: [...places.values()],
    isDescription: whole.isDescription,
    signature: signatureOf(symptoms, tellingLines.map(({ quote }) => quote).join('\n')),
    gaps: whole.gaps,
  }
}

function inEither<One>(all: readonly One[], ...parts: readonly (readonly One[])[]): readonly One[] {
  const wanted = new Set(parts.flat())
  return all.filter((one) => wanted.has(one))
}

/** Weighed as if nothing else had failed; what the whole reading told of the same symptoms stays, whatever it weighs. */
function placesOf(
  { places }: Reading,
  symptoms: readonly Symptom[],
  files: TreeFiles,
): readonly ImplicatedPlace[] {
  const own = implicatedPlaces(symptoms, files)
  const known = new Set(own.map(({ path, line }) => `${path}\n${line}`))
  const mine = new Set(symptoms)
  const others = places.filter(
    ({ path, line, symptom }) => mine.has(symptom) && !known.has(`${path}\n${line}`),
  )
  return [...own, ...others].sort((a, b) => b.weight - a.weight)
}
