import type { Journal } from '../../engine/ports.ts'
import { sayWarning } from './say-error.ts'

/** What a store has to say while a command uses it. */
export const warningJournal: Journal = {
  note: (what, details = {}) => {
    const words = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`)
    sayWarning([what, ...words].join('; '))
  },
}
