import type { Attempt } from '../../../engine/model/failure.ts'

/** How GitHub ends a run, in our words. Cancelled, skipped, neutral and stale say nothing about the code. */
export function outcomeOf(status: string, conclusion: string | null): Attempt['outcome'] {
  if (conclusion === null) return status === 'completed' ? 'missing' : 'running'
  if (conclusion === 'success') return 'passed'
  const failed = conclusion === 'failure' || conclusion === 'timed_out' || conclusion === 'startup_failure'
  return failed ? 'failed' : 'missing'
}
