import type { Dossier } from '../../engine/model/dossier.ts'
import type { ChangeId } from '../../engine/model/ids.ts'

/** A change with how suspect a baseline finds it: larger is more. Equal scores are ties. */
export type Scored = { readonly id: ChangeId; readonly score: number }

/** A simple way to rank that a real one has to beat. */
export type Baseline = {
  readonly name: string
  /** What it does, for the table of figures. */
  readonly about: string
  /** Every change of the dossier once, in any order. Same dossier, same scores. */
  readonly rank: (dossier: Dossier) => readonly Scored[]
}
