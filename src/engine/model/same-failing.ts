import { failingKey } from './failing-key.ts'
import type { Failing } from './incident.ts'

/** Whether both are the same environment, workflow, check or alert of one repository. */
export function isSameFailing(one: Failing, other: Failing): boolean {
  return failingKey(one) === failingKey(other) || isSameAlert(one, other)
}

/**
 * Whether both tell of one alert by the id that its system gave it, though one of them names no environment: of what is
 * over, many systems tell less than of what fires.
 */
function isSameAlert(one: Failing, other: Failing): boolean {
  if (one.kind !== 'alert' || other.kind !== 'alert') return false
  const isSameKey = one.key !== undefined && one.key === other.key
  return isSameKey && (one.environment === null || other.environment === null)
}
