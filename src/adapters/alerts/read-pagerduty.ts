import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import { instantOf, keyOf, linesOf, maybeText, nameOf } from './alert-text.ts'

const message = z.object({
  event: z.object({
    event_type: z.string(),
    occurred_at: maybeText,
    data: z.object({
      type: z.literal('incident'),
      id: maybeText,
      title: maybeText,
      service: z.object({ summary: maybeText }).nullish(),
    }),
  }),
})

/** A version 3 webhook of PagerDuty. It knows no environment: its address names one. Source: "V3 Overview" of its docs. */
export function readPagerDuty(body: unknown): Alert | null {
  const read = message.safeParse(body)
  if (!read.success) return null
  const { event_type: type, occurred_at: at, data } = read.data.event
  const state = {
    'incident.triggered': 'firing',
    'incident.reopened': 'firing',
    'incident.resolved': 'over',
  } as const
  if (!(type in state)) return null
  const service = data.service?.summary ?? ''
  return {
    state: state[type as keyof typeof state],
    // Titles hold figures that change; the service is what fails.
    name: nameOf(service) || nameOf(data.title) || 'PagerDuty',
    environment: null,
    ...keyOf('pagerduty', data.id),
    sha: null,
    at: instantOf(at),
    says: linesOf([data.title, service]),
  }
}
