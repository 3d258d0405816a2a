import type { Failing } from '../../engine/model/incident.ts'

/** What stays the same when the same thing fails again at another commit: text to compare, never to show. */
export function failingKey(failing: Failing): string {
  switch (failing.kind) {
    case 'check':
      return JSON.stringify([
        'check',
        failing.name,
        ...(failing.branch === undefined ? [] : [failing.branch]),
      ])
    case 'workflow-run':
      return JSON.stringify(['workflow-run', failing.workflowId, failing.branch])
    case 'deployment':
      return JSON.stringify(['deployment', failing.environment, failing.task])
    case 'alert':
      return JSON.stringify(['alert', failing.name, failing.environment])
  }
}

/** The workflow run behind the failure: a failed deployment and the run that made it are one incident. */
export function runBehind(failing: Failing): string | null {
  return failing.kind === 'deployment' || failing.kind === 'workflow-run' ? failing.runId : null
}
