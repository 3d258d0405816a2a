import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ImplicatedPlace } from '../../model/symptom.ts'

/** What speaks for a change having written an implicated line. */
export type LineWitness = {
  /** How surely it is the line, above 0 and up to 1. */
  readonly tells: number
  readonly evidence: Evidence
}

/** By change; a place without a line has no witnesses. */
export type LineWitnesses = (place: ImplicatedPlace) => ReadonlyMap<Change, LineWitness>
