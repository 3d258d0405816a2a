import { readAlert } from '../adapters/alerts/read-alert.ts'
import { meaningOfPayload } from '../adapters/github/meaning-of-payload.ts'
import type { PayloadOptions } from '../adapters/github/payload/payload-meaning.ts'
import { redactText } from '../engine/gather/redact.ts'
import type { Alert } from '../engine/model/alert.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Landing } from '../engine/model/landing.ts'
import type { Repo } from '../engine/model/repo.ts'

type Told = ReturnType<typeof meaningOfPayload>

export type Meaning =
  | Exclude<Told, { readonly kind: 'dispatch' }>
  | { readonly kind: 'alert'; readonly repo: Repo; readonly alert: Alert }

export type ReadPayload = (event: string, payload: unknown, options?: PayloadOptions) => Meaning

export type ReadAlarm = typeof readAlarm

/** Reads what GitHub delivers to the App of this number. What others wrote is kept without secrets. Never throws. */
export function readPayloadOf(ownApp: string): ReadPayload {
  return (event, payload, options = {}) => {
    const meaning = meaningOfPayload(event, payload, { ...options, ownApp })
    if (meaning.kind === 'incident') return { ...meaning, incident: withoutSecrets(meaning.incident) }
    if (meaning.kind === 'landed') return { ...meaning, landing: plain(meaning.landing) }
    if (meaning.kind !== 'dispatch') return meaning
    const alert = readAlarm(meaning.body)
    return alert === null
      ? { kind: 'nothing', because: 'The dispatch tells of nothing.' }
      : { kind: 'alert', repo: meaning.repo, alert }
  }
}

/** An alert in any of the shapes that are known, without secrets; null where it is none. */
export function readAlarm(body: unknown, environment: string | null = null): Alert | null {
  const alert = readAlert(body, environment)
  return alert === null ? null : { ...alert, says: redactText(alert.says) }
}

function withoutSecrets(incident: Incident): Incident {
  const { failing } = incident
  if (failing.kind !== 'check' || failing.says === undefined) return incident
  return { ...incident, failing: { ...failing, says: redactText(failing.says) } }
}

function plain(landing: Landing): Landing {
  return { ...landing, title: redactText(landing.title), body: redactText(landing.body) }
}
