import type { Dossier } from '../model/dossier.ts'
import type { Attempt } from '../model/failure.ts'
import { listed, ours, type Prose, prose } from './prose.ts'

const outcomeWords: Record<Attempt['outcome'], string> = {
  failed: 'failed',
  passed: 'passed',
  missing: 'gave no result',
  running: 'still running',
}

/** `Known tries of the same thing: 4 failed and 1 passed (2 of 5 at this commit).` Null where none are known. */
export function attemptsSentence({ attempts, incident }: Dossier): Prose | null {
  if (attempts.length === 0) return null
  const here = attempts.filter(({ sha }) => sha === incident.badSha).length
  const outcomes = (['failed', 'passed', 'missing', 'running'] as const).flatMap((outcome) => {
    const count = attempts.filter((attempt) => attempt.outcome === outcome).length
    return count === 0 ? [] : [ours(`${count} ${outcomeWords[outcome]}`)]
  })
  return prose`Known tries of the same thing: ${listed(outcomes)} (${here} of ${attempts.length} at this commit).`
}
