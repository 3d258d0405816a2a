import type { Sha } from '../model/ids.ts'
import type { Failing, Incident } from '../model/incident.ts'
import { codeSpan } from './markdown-text.ts'

/**
 * The last word about an incident, in Markdown: what is good again, at which commit where that is known, and whether
 * that is the one at which it had failed.
 */
export function goodAgainWords(incident: FailedThing, working: Failing, sha: Sha | null): string {
  return `${whatAndWhere(working, sha)}${hasPassedAgain(incident, working, sha) ? ` ${flake}` : ''}`
}

type FailedThing = Pick<Incident, 'failing' | 'badSha'>

/**
 * Whether a check passed at the commit at which it had failed. A deployment that succeeds there may have met another
 * world, and proves less.
 */
export function hasPassedAgain({ failing, badSha }: FailedThing, working: Failing, sha: Sha | null): boolean {
  const isCheck = working.kind === 'workflow-run' || working.kind === 'check'
  return isCheck && failing.kind === working.kind && sha === badSha
}

const flake =
  'That is the commit at which it failed, so it came and went without a change: a flaky test, or something outside.'

function whatAndWhere(working: Failing, sha: Sha | null): string {
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
