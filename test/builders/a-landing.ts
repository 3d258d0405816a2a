import type { Landing } from '../../src/engine/model/landing.ts'
import { anInstant, aSha } from './ids.ts'

/** A pull request that landed after the failing commit. */
export function aLanding(over: Partial<Landing> = {}): Landing {
  const pull = over.pull ?? 31
  return {
    pull,
    sha: aSha(pull),
    title: 'Something else',
    body: '',
    author: 'mira',
    mergedAt: anInstant('2026-03-02T10:30:00Z'),
    ...over,
  }
}
