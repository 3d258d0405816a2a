import { investigate } from '../engine/judge/investigate.ts'
import { rememberingWeakly } from '../engine/model/remembering.ts'

/** The failure of a dossier as judging reads it. Remembered, for reading a log takes time. */
export const questionOf = rememberingWeakly(investigate)
