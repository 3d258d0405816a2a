import type { Act, Performed, Plan } from './model/act.ts'
import type { Actor } from './ports.ts'
import { readElsewhere } from './report/read-elsewhere.ts'
import { markdownVerdict, renderMarkdown } from './report/render-markdown.ts'
import type { Report } from './report/report.ts'
import { reApplyBody, revertBody } from './report/revert-body.ts'
import { withOutcomes } from './report/with-outcomes.ts'

type ActingWorld = { readonly actor: Actor | null; readonly forgeUrl: string }

/**
 * Performs what the plan takes, in order; without an actor nothing happens. Gives what became of each act. `before` is
 * what was done about the incident already.
 */
export async function carryOut(
  plan: Plan,
  report: Report,
  world: ActingWorld,
  before: readonly Performed[] = [],
): Promise<readonly Performed[]> {
  const performed: Performed[] = []
  for (const act of plan.take) {
    if (world.actor === null) continue
    const body = wordsOf(act, withOutcomes(report, plan, performed), plan, world, [...before, ...performed])
    performed.push(await world.actor.perform(act, { body }))
  }
  return performed
}

function wordsOf(
  act: Act,
  report: Report,
  { revert, take }: Plan,
  { forgeUrl }: ActingWorld,
  earlier: readonly Performed[],
): string {
  const options = { forgeUrl, repo: act.repo }
  if (act.kind === 'open-re-apply') return reApplyBody(act)
  if (act.kind === 're-run') return ''
  const issueUrl = earlier.flatMap((one, at) => urlOfIssue(one, take[at]))[0] ?? null
  if (act.kind === 'close-report') return markdownVerdict(report, options)
  if (act.kind === 'publish-report') return renderMarkdown(readElsewhere(report, issueUrl), options)
  if (act.kind !== 'open-revert') return renderMarkdown(report, options)
  return revertBody(report, act, revert ?? null, { ...options, issueUrl })
}

function urlOfIssue(performed: Performed, act: Act | undefined): readonly (string | null)[] {
  return performed.kind === 'refused' || act?.kind !== 'publish-issue' ? [] : [performed.url]
}
