import type { Gap } from '../../model/completeness.ts'
import type { Tree } from '../../model/context.ts'
import type { Failure, LogText } from '../../model/failure.ts'
import { rememberingWeakly } from '../../model/remembering.ts'
import type { Reading, Symptom } from '../../model/symptom.ts'
import { noLog } from './no-log.ts'
import { type TreeFiles, treeFiles } from './paths/tree-files.ts'
import { implicatedPlaces } from './places.ts'
import { platformsOfJob } from './platform-drafts.ts'
import { readDrafts } from './read-drafts.ts'
import { type LogReading, readLog } from './read-log.ts'
import { withAnnotations } from './reports/with-annotations.ts'
import { signatureOf } from './signature.ts'

const NOTHING: LogReading = { symptoms: [], tellingLines: [], isDescription: false }

/** A log that could not be read has its gap already. */
const isEmpty = ({ text, completeness }: LogText): boolean =>
  completeness.kind === 'complete' && text.trim() === ''

const gapsOf = ({ name, source, log, baseline }: Failure): readonly Gap[] =>
  [
    {
      what: source === undefined ? `log of ${name}` : name,
      because: isEmpty(log) ? 'it is empty' : noLog(log.text),
    },
    {
      what: `log of ${name} at the last good commit`,
      because: baseline === null ? null : noLog(baseline.text),
    },
  ].flatMap(({ what, because }) =>
    because === null ? [] : [{ what, completeness: { kind: 'unknown', because } as const }],
  )

/** Remembered: the same logs are read before the repository is asked about what they name, and when they are judged. */
const readLogs = rememberingWeakly((failures: readonly Failure[]): readonly LogReading[] =>
  failures.map(({ log, baseline, source }, at) =>
    noLog(log.text) === null
      ? readLog(at, log, baseline && noLog(baseline.text) === null ? baseline : null, source !== undefined)
      : NOTHING,
  ),
)

type Told = Pick<LogReading, 'symptoms' | 'tellingLines'>

/**
 * What names a failure: test reports come late, expire, and are not read whenever it is compared, so they count only
 * where no log tells anything.
 */
const ofLogs = (failures: readonly Failure[], read: Told): Told => {
  const isOfLog = ({ at }: { readonly at: { readonly failure: number } }): boolean =>
    failures[at.failure]?.source === undefined
  const tellingLines = read.tellingLines.filter((line) => failures[line.failure]?.source === undefined)
  return tellingLines.length === 0 ? read : { symptoms: read.symptoms.filter(isOfLog), tellingLines }
}

/** A log that says nothing is neither. */
const isDescription = (logs: readonly LogReading[]): boolean => {
  const telling = logs.filter(({ tellingLines }) => tellingLines.length > 0)
  return telling.length > 0 && telling.every((log) => log.isDescription)
}

/** What is installed from this tree is no library of others. */
const withOwner = (symptom: Symptom, files: TreeFiles): Symptom =>
  symptom.kind === 'stack-frame' && symptom.origin === 'library' && files.isOwnPackage(symptom.path)
    ? { ...symptom, origin: 'first-party' }
    : symptom

/**
 * Reads every failing log (or description) with its annotations. Pure and linear in what it reads; any text gives a
 * reading, one that is no log an empty one and a gap. Symptoms stand in log order, failure by failure.
 */
export const readFailures = (failures: readonly Failure[], tree: Tree): Reading => {
  const logs = readLogs(failures)
  const files = treeFiles(tree.paths)
  const told = failures.flatMap((failure, at) => [
    ...withAnnotations(logs[at]?.symptoms ?? [], at, failure.annotations, readDrafts),
    ...platformsOfJob(at, failure.name, failure.baseline === null),
  ])
  const symptoms = told.map((symptom) => withOwner(symptom, files))
  const tellingLines = logs.flatMap((log) => log.tellingLines)
  const named = ofLogs(failures, { symptoms, tellingLines })
  return {
    symptoms,
    places: implicatedPlaces(symptoms, files),
    tellingLines,
    isDescription: isDescription(logs),
    signature: signatureOf(named.symptoms, named.tellingLines.map((place) => place.quote).join('\n')),
    gaps: failures.flatMap(gapsOf),
  }
}
