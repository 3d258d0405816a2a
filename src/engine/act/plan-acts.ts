import type { Act, Plan } from '../model/act.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { Verdict } from '../model/verdict.ts'
import { issueTitle } from './issue-title.ts'

type Withheld = Plan['withhold'][number]

/**
 * What is to be done about one judged incident. An issue is opened only for a verdict that names a change; one that
 * exists already is brought up to date by every verdict, and closed when the thing is good again. In observe mode
 * everything is withheld.
 */
export function planActs(
  dossier: Dossier,
  { verdict }: Judgement,
  policy: Policy,
  known: { readonly issueUrl: string | null },
): Plan {
  const wanted = wantedAct(dossier, verdict, known.issueUrl !== null)
  const revert = verdict.kind === 'culprit' ? [revertWithheld] : []
  if (wanted === null) return { take: [], withhold: [nothingToSay] }
  return policy.mode === 'observe'
    ? { take: [], withhold: [observed(wanted), ...revert] }
    : { take: [wanted], withhold: revert }
}

function wantedAct({ incident }: Dossier, verdict: Verdict, hasIssue: boolean): Act | null {
  const { id, repo } = incident
  if (verdict.kind === 'silent' && !hasIssue) return null
  if (verdict.kind === 'silent' && verdict.because === 'recovered') {
    return { kind: 'close-issue', incident: id, repo }
  }
  return {
    kind: 'publish-issue',
    incident: id,
    repo,
    title: issueTitle(incident.failing),
    labels: ['prime-suspect'],
  }
}

const nothingToSay: Withheld = {
  act: 'publish-issue',
  because: 'nothing-to-say',
  says: 'No issue was opened, because no change is named and there is no open issue to bring up to date.',
}

const revertWithheld: Withheld = {
  act: 'revert',
  because: 'revert-not-supported',
  says: 'No revert was prepared: Prime Suspect does not write to code. Whether to revert is for people to decide.',
}

function observed({ kind }: Act): Withheld {
  const what = kind === 'close-issue' ? 'The issue was not closed' : 'No issue was written'
  return {
    act: kind,
    because: 'observe-only',
    says: `${what}, because the configuration says to observe only.`,
  }
}
