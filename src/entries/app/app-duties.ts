import type { Duty } from '../../compose/compose-app.ts'
import { reconcile, type ReconcileParts } from './reconcile.ts'
import { type SweepParts, sweeper } from './sweep.ts'

const minute = 60_000
const hour = 60 * minute

/**
 * What the App does unasked so that nothing is lost. GitHub remembers deliveries for three days; the times are odd ones,
 * for on the hour everybody calls.
 */
export function appDuties(parts: SweepParts & ReconcileParts): readonly Duty[] {
  const sweep = sweeper(parts)
  return [
    {
      name: 'sweep-half-hour',
      cron: '*/5 * * * *',
      atStart: false,
      perform: async () => await sweep(30 * minute),
    },
    {
      name: 'sweep-day',
      cron: '23 * * * *',
      atStart: false,
      perform: async () => await sweep(24 * hour),
    },
    {
      name: 'sweep-all',
      cron: '41 3 * * *',
      atStart: true,
      perform: async () => await sweep(72 * hour),
    },
    {
      name: 'reconcile',
      cron: '37 * * * *',
      atStart: true,
      perform: async () => await reconcile(25 * hour, parts),
    },
  ]
}
