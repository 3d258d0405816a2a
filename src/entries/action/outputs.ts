import { setOutput } from '@actions/core'

import type { Triaged } from '../../compose/compose-action.ts'
import { forgeLinks } from '../../engine/report/forge-links.ts'
import type { Report } from '../../engine/report/report.ts'
import type { ReportedChange } from '../../engine/report/reported-change.ts'
import type { ReportedSuspect } from '../../engine/report/reported-suspect.ts'

/** The outputs of `action.yml`. */
export type Outputs = {
  readonly verdict: 'culprit' | 'shortlist' | 'silent' | 'nothing'
  readonly suspects: string
  readonly 'issue-url': string
}

export const nothingToTell: Outputs = { verdict: 'nothing', suspects: '[]', 'issue-url': '' }

/** Numbers, commit ids and addresses only: people paste outputs into scripts, where words of others could act. */
export function outputsOf({ judgement, report, plan, performed }: Triaged, forgeUrl: string): Outputs {
  const links = forgeLinks(forgeUrl, report.incident.repo)
  const suspects = namedSuspects({ judgement, report }).map(({ change, probability }) => ({
    pull: change.pull,
    sha: change.sha,
    url: addressOf(change, links),
    probability: Number(probability.toFixed(4)),
  }))
  const isIssue = (at: number) => ['publish-issue', 'close-issue'].includes(plan.take[at]?.kind ?? '')
  const written = performed.flatMap((one, at) =>
    one.kind === 'refused' || !isIssue(at) ? [] : (one.url ?? []),
  )
  return {
    verdict: judgement.verdict.kind,
    suspects: JSON.stringify(suspects),
    'issue-url': written[0] ?? '',
  }
}

/** The suspects that the verdict names, likeliest first. */
export function namedSuspects({
  judgement,
  report,
}: Pick<Triaged, 'judgement' | 'report'>): Report['suspects'] {
  const { verdict } = judgement
  if (verdict.kind === 'silent') return []
  const ids = new Set(verdict.kind === 'culprit' ? [verdict.id] : verdict.ids)
  return report.suspects.filter(({ change }: ReportedSuspect) => ids.has(change.id))
}

export function writeOutputs(outputs: Outputs): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}

function addressOf({ pull, sha }: ReportedChange, links: ReturnType<typeof forgeLinks>): string | null {
  if (pull !== null) return links.pull(pull)
  return sha === null ? null : links.commit(sha)
}
