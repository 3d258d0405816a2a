import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import { environmentOf, instantOf, linesOf, maybeText, nameOf, shaIn } from './alert-text.ts'

/** The payload that Datadog proposes for a webhook, with `tags` and `transition` where the owner added them. */
const message = z.object({
  title: z.string(),
  body: z.string(),
  event_type: z.string(),
  date: maybeText,
  last_updated: maybeText,
  tags: maybeText,
  transition: maybeText,
})

/** `[Triggered on {host:a}] CPU is high`: how it stands, then the monitor. */
const prefix = /^\[(?:P\d\] \[)?(Triggered|Re-Triggered|Recovered|Warn|No Data|Renotify)\b[^\]\n]{0,300}\]\s?/

/** A webhook of Datadog. Source: "Webhooks" integration of its docs. */
export function readDatadog(body: unknown): Alert | null {
  const read = message.safeParse(body)
  if (!read.success) return null
  const { title, body: text, date, last_updated: updated, tags, transition } = read.data
  const found = prefix.exec(title.slice(0, 400))
  const how = transition || (found?.[1] ?? '')
  const pairs = tags
    .slice(0, 4000)
    .split(',')
    .map((tag) => tag.trim().split(':', 2))
  const labels = Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]))
  if (how === '') return null
  return {
    state: how.startsWith('Recovered') ? 'over' : 'firing',
    name: nameOf(title.slice(found?.[0].length ?? 0)) || 'Datadog',
    environment: environmentOf(labels),
    sha: shaIn(labels['version'] ?? ''),
    at: instantOf(updated) ?? instantOf(date),
    says: linesOf([title, text]),
  }
}
