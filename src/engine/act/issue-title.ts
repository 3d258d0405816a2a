import type { Failing } from '../model/incident.ts'
import { plainTitle } from './plain-title.ts'

const longestName = 80

/** A title of at most 200 characters for the incident's issue, made from the failing thing. */
export function issueTitle(failing: Failing): string {
  switch (failing.kind) {
    case 'deployment':
      return `Deployment to ${name(failing.environment)} failed`
    case 'check':
      return `Check ${name(failing.name)} failed`
    case 'workflow-run':
      return `Workflow ${name(failing.workflow)} failed on ${name(failing.branch)}`
    case 'alert':
      return failing.environment === null
        ? `Alert ${name(failing.name)} fired`
        : `Alert ${name(failing.name)} fired in ${name(failing.environment)}`
  }
}

function name(text: string): string {
  return plainTitle(text, longestName)
}
