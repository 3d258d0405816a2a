import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import { instantOf, keyOf, linesOf, maybeText, nameOf, shaIn } from './alert-text.ts'

const frame = z.object({ filename: maybeText, function: maybeText, lineno: maybeText })

const event = z.object({
  issue_id: maybeText,
  title: maybeText,
  environment: maybeText,
  release: maybeText,
  datetime: maybeText,
  exception: z
    .object({
      values: z
        .array(
          z.object({
            type: maybeText,
            value: maybeText,
            stacktrace: z.object({ frames: z.array(frame).max(500) }).nullish(),
          }),
        )
        .max(50),
    })
    .nullish()
    .catch(null),
})

const alerted = z.object({ action: z.literal('triggered'), data: z.object({ event }) })

const told = z.object({
  action: z.enum(['created', 'unresolved', 'resolved']),
  data: z.object({
    issue: z.object({ id: maybeText, title: maybeText, culprit: maybeText, lastSeen: maybeText }),
  }),
})

const measured = z.object({
  action: z.enum(['critical', 'warning', 'resolved']),
  data: z.object({
    metric_alert: z.object({ title: maybeText, date_started: maybeText, date_closed: maybeText }),
    description_text: maybeText,
    description_title: maybeText,
  }),
})

/** A webhook of a Sentry integration: an issue alert, an issue, or a metric alert. Source: "Webhooks" of its docs. */
export function readSentry(body: unknown): Alert | null {
  const one = alerted.safeParse(body)
  if (one.success) return ofEvent(one.data.data.event)
  const issue = told.safeParse(body)
  if (issue.success) return ofIssue(issue.data)
  const metric = measured.safeParse(body)
  return metric.success ? ofMetric(metric.data) : null
}

function ofEvent({
  issue_id: id,
  title,
  environment,
  release,
  datetime,
  exception,
}: z.output<typeof event>): Alert {
  return {
    state: 'firing',
    name: nameOf(title) || 'Sentry',
    environment: nameOf(environment) || null,
    ...keyOf('sentry', id),
    sha: shaIn(release),
    at: instantOf(datetime),
    says: linesOf([...(exception?.values ?? []).flatMap(traceOf), ...(exception ? [] : [title])]),
  }
}

/** As Python prints it, oldest frame first, which every reader of stack traces knows. */
function traceOf(thrown: {
  readonly type: string
  readonly value: string
  readonly stacktrace?: { readonly frames: readonly z.output<typeof frame>[] } | null | undefined
}): readonly string[] {
  const frames = (thrown.stacktrace?.frames ?? []).slice(-30)
  const places = frames.map(
    (at) => `  File "${at.filename}", line ${at.lineno || '0'}, in ${at.function || '?'}`,
  )
  const error = `${thrown.type || 'Error'}: ${thrown.value}`
  return places.length === 0 ? [error] : ['Traceback (most recent call last):', ...places, error]
}

function ofIssue({ action, data: { issue } }: z.output<typeof told>): Alert {
  return {
    state: action === 'resolved' ? 'over' : 'firing',
    name: nameOf(issue.title) || 'Sentry',
    environment: null,
    ...keyOf('sentry', issue.id),
    sha: null,
    at: instantOf(issue.lastSeen),
    says: linesOf([issue.title, issue.culprit]),
  }
}

function ofMetric({ action, data }: z.output<typeof measured>): Alert {
  const { title, date_started: started, date_closed: closed } = data.metric_alert
  const isOver = action === 'resolved'
  return {
    state: isOver ? 'over' : 'firing',
    name: nameOf(title) || nameOf(data.description_title) || 'Sentry',
    environment: null,
    sha: null,
    at: instantOf(isOver ? closed : started),
    says: linesOf([data.description_title, data.description_text]),
  }
}
