import type { Gap } from './completeness.ts'

/** Where a symptom was read. */
export type Place = {
  /** Index into the dossier's failures. */
  readonly failure: number
  /** 1-based line of that failure's log as printed; 0 for an annotation or the job's name. */
  readonly line: number
  /** A byte-for-byte part of the log, annotation or job's name. */
  readonly quote: string
}

/** A line that tells of the failure. */
export type TellingLine = Place & {
  /** All of the line as a person sees it, where colours split it and the quote holds a part only. */
  readonly text?: string
  /** True for the title of a report that a person filed. */
  readonly headline?: true
}

type Common = {
  readonly at: Place
  /** False when the same thing also stands in the baseline log, so that it cannot be what is new. */
  readonly novel: boolean
}

export type StackFrame = Common & {
  readonly kind: 'stack-frame'
  /** As printed; not yet a path of the tree. */
  readonly path: string
  readonly line: number | null
  readonly symbol: string | null
  /** 0 for the innermost frame of its trace (where the error was raised). */
  readonly depth: number
  /** Which trace of the log this frame belongs to, counted from 0. */
  readonly trace: number
  readonly origin: 'first-party' | 'library' | 'runtime' | 'test-runner'
}

export type FailingTest = Common & {
  readonly kind: 'failing-test'
  readonly name: string
  readonly suite: string | null
  readonly path: string | null
  readonly line: number | null
  /** What the test asked for and what it got, as printed and cut short; null where the runner does not say. */
  readonly expected: string | null
  readonly actual: string | null
}

export type Diagnostic = Common & {
  readonly kind: 'diagnostic'
  readonly tool: string
  readonly severity: 'error' | 'warning'
  readonly code: string | null
  readonly message: string
  readonly path: string | null
  readonly line: number | null
}

export type ErrorMessage = Common & {
  readonly kind: 'error-message'
  /** `TypeError`, `panic`, `java.lang.NullPointerException`; null where the log only says "error". */
  readonly type: string | null
  readonly text: string
}

export type NamedThing = Common & {
  readonly kind: 'named-thing'
  /** A `platform` is where it fails (`linux`, `arm64`, `node 20`, `asan`), in lower case; the rest stands as printed. */
  readonly what: 'path' | 'symbol' | 'literal' | 'package' | 'setting' | 'environment' | 'host' | 'platform'
  readonly text: string
}

/**
 * A test that failed and passed when its runner tried it again, at the same commit. It is no failing test; where
 * nothing else failed, the failure is a flake.
 */
export type FlakyTest = Common & {
  readonly kind: 'flaky-test'
  readonly name: string
  readonly suite: string | null
  readonly path: string | null
}

/** A sign that the machine, not the code, failed. */
export type InfrastructureSign = Common & {
  readonly kind: 'infrastructure-sign'
  readonly sign:
    | 'runner-lost'
    | 'disk-full'
    | 'network'
    | 'no-answer'
    | 'registry'
    | 'rate-limit'
    | 'cancelled'
    | 'time-out'
    | 'out-of-memory'
    | 'credentials'
}

export type Symptom =
  | StackFrame
  | FailingTest
  | Diagnostic
  | ErrorMessage
  | NamedThing
  | FlakyTest
  | InfrastructureSign

/** A place in the repository that the failure points at. */
export type ImplicatedPlace = {
  /** A path of the tree. */
  readonly path: string
  readonly line: number | null
  /** How sure the printed path is this path of the tree. */
  readonly how: 'exact' | 'suffix' | 'stem'
  /** 0..1, larger = the failure points here more directly. */
  readonly weight: number
  readonly symptom: Symptom
}

/** All that was read out of the failures. */
export type Reading = {
  readonly symptoms: readonly Symptom[]
  /** Places of the tree the symptoms name, heaviest first, at most one for a path and line. */
  readonly places: readonly ImplicatedPlace[]
  /** Lines that tell of the failure, baseline noise left out, in log order: the query for text search. */
  readonly tellingLines: readonly TellingLine[]
  /** True where all that was read are a person's words, perhaps around a trace, and no program's log. */
  readonly isDescription: boolean
  /** Stable over runs of the same failure, different for different causes. */
  readonly signature: string
  /** Logs in which there was nothing to read, because they are none: an error page, a compressed file. */
  readonly gaps: readonly Gap[]
}
