import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import { environmentOf, instantOf, keyOf, linesOf, maybeText, nameOf, shaIn } from './alert-text.ts'

const labels = z.record(z.string(), maybeText).default({})

const message = z.object({
  status: z.enum(['firing', 'resolved']),
  groupKey: z.string(),
  groupLabels: labels,
  commonLabels: labels,
  commonAnnotations: labels,
  alerts: z
    .array(z.object({ labels, annotations: labels, startsAt: maybeText, endsAt: maybeText }))
    .min(1)
    .max(1000),
})

/** A webhook of Prometheus Alertmanager, version 4. Source: "webhook_config" of its configuration reference. */
export function readAlertmanager(body: unknown): Alert | null {
  const read = message.safeParse(body)
  if (!read.success) return null
  const { status, groupKey, groupLabels, commonLabels, commonAnnotations, alerts } = read.data
  const all = { ...groupLabels, ...commonLabels }
  const [first] = alerts
  const name = nameOf(all['alertname'] ?? first?.labels['alertname'] ?? '')
  if (name === '') return null
  const texts = (notes: Readonly<Record<string, string>>) => [
    notes['summary'] ?? '',
    notes['description'] ?? '',
  ]
  return {
    state: status === 'firing' ? 'firing' : 'over',
    name,
    environment: environmentOf(all),
    ...keyOf('alertmanager', groupKey),
    sha: shaIn(all['commit'] ?? all['version'] ?? ''),
    at: instantOf((status === 'firing' ? first?.startsAt : first?.endsAt) ?? ''),
    says: linesOf([
      ...texts(commonAnnotations),
      ...alerts.slice(0, 5).flatMap((one) => texts(one.annotations)),
    ]),
  }
}
