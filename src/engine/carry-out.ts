import type { Act, Performed, Plan } from './model/act.ts'
import type { Actor } from './ports.ts'
import { readElsewhere } from './report/read-elsewhere.ts'
import { markdownVerdict, renderMarkdown } from './report/render-markdown.ts'
import type { Report } from './report/report.ts'
import { reApplyBody, revertBody } from './report/revert-body.ts'
import { withOutcomes } from './report/with-outcomes.ts'

type ActingWorld = { readonly actor: Actor | null; readonly forgeUrl: string }

/**
 * Performs what the plan takes, in order; without an actor nothing happens. Gives what became of each act. `issueUrl` is
 * where the incident's issue stands, if an earlier plan wrote it.
 */
export async function carryOut(
  plan: Plan,
  report: Report,
  { actor, forgeUrl }: ActingWorld,
  issueUrl: string | null = null,
): Promise<readonly Performed[]> {
  const performed: Performed[] = []
  if (actor === null) return performed
  for (const act of plan.take) {
    const known = writtenIssue(plan, performed) ?? issueUrl
    const body = wordsOf(act, withOutcomes(report, plan, performed), plan, { forgeUrl, issueUrl: known })
    performed.push(await actor.perform(act, { body }))
  }
  return performed
}

/** Where the issue stands that the plan's acts wrote, as far as they were performed; null where none did. */
export function writtenIssue({ take }: Plan, performed: readonly Performed[]): string | null {
  const issues = performed.flatMap((one, at) =>
    one.kind === 'refused' || take[at]?.kind !== 'publish-issue' ? [] : [one.url],
  )
  return issues[0] ?? null
}

type Addresses = { readonly forgeUrl: string; readonly issueUrl: string | null }

function wordsOf(act: Act, report: Report, { revert }: Plan, { forgeUrl, issueUrl }: Addresses): string {
  const options = { forgeUrl, repo: act.repo }
  switch (act.kind) {
    case 're-run':
      return ''
    case 'open-re-apply':
      return reApplyBody(act)
    case 'open-revert':
      return revertBody(report, act, revert ?? null, { ...options, issueUrl })
    case 'close-report':
      return markdownVerdict(report, options)
    case 'publish-report':
      return renderMarkdown(readElsewhere(report, issueUrl), options)
    case 'publish-issue':
    case 'close-issue':
    case 'react':
      return renderMarkdown(report, options)
  }
}
