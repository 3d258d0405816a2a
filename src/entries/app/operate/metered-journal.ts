import type { Journal } from '../../../engine/ports.ts'
import type { Meters } from './meters.ts'

type Details = NonNullable<Parameters<Journal['note']>[1]>

/** What is told of is counted too, so that log and metrics never disagree. */
export function meteredJournal(journal: Journal, meters: Meters): Journal {
  return {
    note: (what, details = {}) => {
      journal.note(what, details)
      count(meters, what, details)
    },
  }
}

function count(meters: Meters, what: string, details: Details): void {
  const text = (name: string) => String(details[name] ?? 'unknown')
  const number = (name: string) => Number(details[name] ?? 0)
  switch (what) {
    case 'triaged':
      return meters.triage(text('verdict'), number('milliseconds') / 1000, number('modelTokens'))
    case 'job done':
      return meters.job(text('order'), text('state'))
    case 'put off':
      return meters.job('any', 'put-off')
    case 'refused':
      return meters.job('any', `refused-${text('kind')}`)
    case 'job failed':
      return meters.job('any', 'failed')
    case 'duty done':
      return meters.duty(text('duty'), 'well')
    case 'duty failed':
      return meters.duty(text('duty'), 'badly')
  }
}
