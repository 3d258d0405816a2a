import type { Tree } from '../../model/context.ts'
import type { Annotation, Failure } from '../../model/failure.ts'
import type { Reading, Symptom } from '../../model/symptom.ts'
import { treeFiles } from './paths/tree-files.ts'
import { implicatedPlaces } from './places.ts'
import { readLog } from './read-log.ts'
import { signatureOf } from './signature.ts'

/** Annotations say "exit code 1" on a folder when a step fails: that is known. */
const SAYS_NOTHING = /^Process completed with exit code \d{1,3}\.?$/

const annotationSymptom = (failure: number, annotation: Annotation): Symptom | null => {
  const message =
    annotation.message
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  if (message === '' || annotation.level === 'notice' || SAYS_NOTHING.test(message)) return null
  return {
    kind: 'diagnostic',
    at: { failure, line: 0, quote: message.slice(0, 400) },
    novel: true,
    tool: 'annotation',
    severity: annotation.level === 'failure' ? 'error' : 'warning',
    code: null,
    message,
    path: annotation.path === '.github' ? null : annotation.path,
    line: annotation.line,
  }
}

/**
 * Reads every failing log (or description) with its annotations. Pure and linear in what it reads; any text gives a
 * reading, an unreadable one an empty one. Symptoms stand in log order, failure by failure.
 */
export const readFailures = (failures: readonly Failure[], tree: Tree): Reading => {
  const logs = failures.map((failure, at) => readLog(at, failure.log, failure.baseline))
  const symptoms = failures.flatMap((failure, at) => {
    const annotated = failure.annotations.map((annotation) => annotationSymptom(at, annotation))
    return [...annotated.filter((symptom) => symptom !== null), ...(logs[at]?.symptoms ?? [])]
  })
  const tellingLines = logs.flatMap((log) => log.tellingLines)
  return {
    symptoms,
    places: implicatedPlaces(symptoms, treeFiles(tree.paths)),
    tellingLines,
    signature: signatureOf(symptoms, tellingLines.map((place) => place.quote).join('\n')),
  }
}
