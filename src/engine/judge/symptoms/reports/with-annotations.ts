import type { Annotation } from '../../../model/failure.ts'
import type { StackFrame, Symptom } from '../../../model/symptom.ts'
import type { Draft } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { annotationSymptoms } from './annotation-symptoms.ts'

type ReadLines = (lines: readonly LogLine[]) => readonly Draft[]

/** Annotations of one failure that are read. */
const ANNOTATIONS_CAP = 200

const isFrame = (symptom: Symptom): symptom is StackFrame => symptom.kind === 'stack-frame'

/** The frames' traces counted on from the given number. */
const shifted = (symptoms: readonly Symptom[], by: number): readonly Symptom[] =>
  by === 0 ? symptoms : symptoms.map((one) => (isFrame(one) ? { ...one, trace: one.trace + by } : one))

const tracesIn = (symptoms: readonly Symptom[]): number =>
  symptoms.reduce((most, one) => (isFrame(one) ? Math.max(most, one.trace + 1) : most), 0)

/** What the CI system attached to lines of files. It was told, not guessed: it stands before what the log says. */
const annotated = (
  failure: number,
  annotations: readonly Annotation[],
  read: ReadLines,
): readonly Symptom[] => {
  let traces = 0
  return annotations.slice(0, ANNOTATIONS_CAP).flatMap((annotation) => {
    const symptoms = shifted(annotationSymptoms(failure, annotation, read), traces)
    traces = Math.max(traces, tracesIn(symptoms))
    return symptoms
  })
}

/** The log's symptoms without the diagnostics that an annotation gives too. */
const untold = (symptoms: readonly Symptom[], told: readonly Symptom[]): readonly Symptom[] => {
  const places = new Set(told.map((one) => (one.kind === 'diagnostic' ? `${one.path} ${one.line}` : '')))
  if (told.length === 0) return symptoms
  return symptoms.filter((one) => one.kind !== 'diagnostic' || !places.has(`${one.path} ${one.line}`))
}

/** A failure's symptoms: those of its annotations, then those of its log that no annotation gives. */
export const withAnnotations = (
  symptoms: readonly Symptom[],
  failure: number,
  annotations: readonly Annotation[],
  read: ReadLines,
): readonly Symptom[] => {
  const told = annotated(failure, annotations, read)
  return [...told, ...shifted(untold(symptoms, told), tracesIn(told))]
}
