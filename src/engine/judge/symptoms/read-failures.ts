import type { Gap } from '../../model/completeness.ts'
import type { Tree } from '../../model/context.ts'
import type { Failure } from '../../model/failure.ts'
import type { Reading } from '../../model/symptom.ts'
import { noLog } from './no-log.ts'
import { treeFiles } from './paths/tree-files.ts'
import { implicatedPlaces } from './places.ts'
import { readDrafts } from './read-drafts.ts'
import { type LogReading, readLog } from './read-log.ts'
import { withAnnotations } from './reports/with-annotations.ts'
import { signatureOf } from './signature.ts'

const NOTHING: LogReading = { symptoms: [], tellingLines: [] }

const gapsOf = ({ name, log, baseline }: Failure): readonly Gap[] =>
  [
    { what: `log of ${name}`, because: noLog(log.text) },
    {
      what: `log of ${name} at the last good commit`,
      because: baseline === null ? null : noLog(baseline.text),
    },
  ].flatMap(({ what, because }) =>
    because === null ? [] : [{ what, completeness: { kind: 'unknown', because } as const }],
  )

/**
 * Reads every failing log (or description) with its annotations. Pure and linear in what it reads; any text gives a
 * reading, one that is no log an empty one and a gap. Symptoms stand in log order, failure by failure.
 */
export const readFailures = (failures: readonly Failure[], tree: Tree): Reading => {
  const logs = failures.map(({ log, baseline }, at) =>
    noLog(log.text) === null
      ? readLog(at, log, baseline && noLog(baseline.text) === null ? baseline : null)
      : NOTHING,
  )
  const symptoms = failures.flatMap((failure, at) =>
    withAnnotations(logs[at]?.symptoms ?? [], at, failure.annotations, readDrafts),
  )
  const tellingLines = logs.flatMap((log) => log.tellingLines)
  return {
    symptoms,
    places: implicatedPlaces(symptoms, treeFiles(tree.paths)),
    tellingLines,
    signature: signatureOf(symptoms, tellingLines.map((place) => place.quote).join('\n')),
    gaps: failures.flatMap(gapsOf),
  }
}
