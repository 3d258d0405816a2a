import { Refusal } from '../../engine/model/refusal.ts'

/** The sentence for whatever was thrown: it need not be an `Error`. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Refusal) return `${thrown.message.replace(/\.$/u, '')}. ${thrown.mend}`
  if (thrown instanceof Error) return `Prime Suspect failed unexpectedly: ${thrown.stack ?? thrown.message}`
  return `Prime Suspect failed unexpectedly: ${describe(thrown)}`
}

function describe(thrown: unknown): string {
  try {
    return typeof thrown === 'string' && thrown !== '' ? thrown : (JSON.stringify(thrown) ?? String(thrown))
  } catch {
    return 'something was thrown that cannot be shown'
  }
}
