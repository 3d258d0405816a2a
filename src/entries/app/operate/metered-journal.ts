import type { Journal } from '../../../engine/ports.ts'
import type { Meters } from './meters.ts'

/** What is told of is counted too, so that log and metrics never disagree. */
export function meteredJournal(journal: Journal, meters: Meters): Journal {
  return {
    note: (what, details = {}) => {
      journal.note(what, details)
      const text = (name: string) => String(details[name] ?? 'unknown')
      const number = (name: string) => Number(details[name] ?? 0)
      if (what === 'triaged')
        meters.triage(text('verdict'), number('milliseconds') / 1000, number('modelTokens'))
      if (what === 'job done') meters.job(text('order'), text('state'))
      if (what === 'put off') meters.job('any', 'put-off')
      if (what === 'refused') meters.job('any', `refused-${text('kind')}`)
      if (what === 'job failed') meters.job('any', 'failed')
      if (what === 'duty done') meters.duty(text('duty'), 'well')
      if (what === 'duty failed') meters.duty(text('duty'), 'badly')
    },
  }
}
