import type { Failing } from './incident.ts'

/**
 * What stays the same when the same thing of one repository fails again, at whichever commit: text to compare, never to
 * show. Stores keep it, so its form stays as it is.
 */
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
