import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import { instantOf, linesOf, maybeText, nameOf, shaIn } from './alert-text.ts'
import { readAlertmanager } from './read-alertmanager.ts'
import { readDatadog } from './read-datadog.ts'
import { readPagerDuty } from './read-pagerduty.ts'
import { readSentry } from './read-sentry.ts'

/** Our own words, for whatever has no format that we know. */
const own = z.object({
  state: z.enum(['failed', 'good']),
  name: maybeText,
  environment: maybeText,
  sha: maybeText,
  at: maybeText,
  text: maybeText,
})

/**
 * What a monitoring system told: Alertmanager, PagerDuty, Datadog or Sentry, by the shape of the body, or our own words.
 * `environment` is whom it is about where the body does not say. Null where nothing of it is an alert. Never throws.
 */
export function readAlert(body: unknown, environment: string | null = null): Alert | null {
  const readers = [readOwn, readAlertmanager, readPagerDuty, readSentry, readDatadog]
  for (const read of readers) {
    const alert = read(body)
    if (alert !== null) return { ...alert, environment: alert.environment ?? environment }
  }
  return null
}

function readOwn(body: unknown): Alert | null {
  const read = own.safeParse(body)
  if (!read.success) return null
  const { state, name, environment, sha, at, text } = read.data
  return {
    state: state === 'failed' ? 'firing' : 'over',
    name: nameOf(name) || 'deployment',
    environment: nameOf(environment) || null,
    sha: shaIn(sha),
    at: instantOf(at),
    says: linesOf([text]),
  }
}
