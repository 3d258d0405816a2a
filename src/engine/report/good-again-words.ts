import type { Sha } from '../model/ids.ts'
import type { Failing } from '../model/incident.ts'
import { codeSpan } from './markdown-text.ts'

/** The last word about an incident, in Markdown: what is good again, and at which commit where that is known. */
export function goodAgainWords(working: Failing, sha: Sha | null): string {
  return `${whatIsGood(working)}${sha === null ? '' : ` again at ${codeSpan(sha, 40)}`}.`
}

function whatIsGood(working: Failing): string {
  switch (working.kind) {
    case 'check':
      return `Check ${codeSpan(working.name, 100)} passed`
    case 'workflow-run':
      return `Workflow ${codeSpan(working.workflow, 100)} passed on ${codeSpan(working.branch, 100)}`
    case 'deployment':
      return `A deployment to ${codeSpan(working.environment, 100)} succeeded`
    case 'alert':
      return `Alert ${codeSpan(working.name, 100)} ended`
  }
}
