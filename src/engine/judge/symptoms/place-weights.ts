import type { Resolved } from './paths/resolve-paths.ts'

/**
 * How directly a symptom points at a place, before the discounts below. Set by hand: a compiler names the line it
 * cannot read; the innermost own frame of a trace raised the error; a test's file only asks for the behaviour.
 */
export const WEIGHTS = {
  diagnosticLine: 1,
  diagnosticFile: 0.85,
  warning: 0.12,
  frame: 0.95,
  frameInTest: 0.6,
  foreignFrame: 0.15,
  failingTest: 0.55,
  namedPath: 0.5,
  namedSymbol: 0.3,
} as const

/** The file under test, of what points at its test's file. */
export const TESTED_SHARE = 0.7

/** Each own frame further out counts this much of the one within. */
export const PER_FRAME = 0.7

/** What the last good run printed too. */
export const NOT_NOVEL = 0.1

const HALF_AFTER = 8

/** After so many failures of a kind a further one counts half: what comes first is nearer to the cause. */
export const inOrder = (order: number): number => HALF_AFTER / (HALF_AFTER + order)

/** A path guessed from its end is less sure than a printed one, a file guessed from a name less again. */
const SURE: Readonly<Record<Resolved['how'], number>> = { exact: 1, suffix: 0.95, stem: 0.8 }

/** How sure it is that the file is meant. */
export const sure = (resolved: Resolved): number => SURE[resolved.how]

const REPETITION = 0.5

/**
 * The weight of a place that several failures point at from nearest by, as if some of them were independent
 * witnesses: 1 - (1 - w)^(1 + ln(times) / 2).
 */
export const repeated = (weight: number, times: number): number =>
  times < 2 ? weight : 1 - (1 - weight) ** (1 + REPETITION * Math.log(times))
