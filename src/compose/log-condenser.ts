import { condenseLog } from '../engine/gather/condense-log.ts'
import type { LogCondenser } from '../engine/ports.ts'

/** What a log that a person gives is read into. */
export const logCondenser: () => LogCondenser = condenseLog
