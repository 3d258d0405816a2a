import type { ChangeId, IncidentId, Instant, Sha } from '../../src/engine/model/ids.ts'

/** Forty hex digits, the same for the same seed and different in the first seven for small numbers and short words. */
export function aSha(seed: number | string): Sha {
  const digits = typeof seed === 'number' ? seed.toString(16) : hexOf(seed)
  return digits.padStart(7, '0').padEnd(40, '0').slice(0, 40) as Sha
}

function hexOf(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function aChangeId(text: string): ChangeId {
  return text as ChangeId
}

export function anIncidentId(text: string): IncidentId {
  return text as IncidentId
}

export function anInstant(text = '2026-03-02T10:00:00Z'): Instant {
  return text as Instant
}
