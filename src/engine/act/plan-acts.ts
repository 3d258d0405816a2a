import type { Act, Plan } from '../model/act.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { Verdict } from '../model/verdict.ts'
import { issueTitle } from './issue-title.ts'
import type { RevertPlan } from './plan-revert.ts'

type Withheld = Plan['withhold'][number]

/**
 * What is to be done about one judged incident. An issue is opened only for a verdict that names a change; one that
 * exists already is brought up to date by every verdict, and closed when the thing is good again. In observe mode
 * everything is withheld, and so it is while the incident is muted. `revert` is what `planRevert` said; it is taken or told after the issue.
 */
export function planActs(
  dossier: Dossier,
  { verdict }: Judgement,
  policy: Policy,
  known: { readonly issueUrl: string | null; readonly revert: RevertPlan; readonly isMuted?: boolean },
): Plan {
  const wanted = wantedAct(dossier, verdict, known.issueUrl !== null)
  if (wanted === null) return { take: [], withhold: [nothingToSay] }
  const isObserved = policy.mode === 'observe'
  if (!isObserved && known.isMuted === true) return { take: [], withhold: [muted] }
  const { revert } = known
  return {
    take: isObserved ? [] : [wanted, ...(revert.kind === 'take' ? [revert.act] : [])],
    withhold: [
      ...(isObserved ? [observed(wanted)] : []),
      ...(revert.kind === 'withhold' ? [revert.withheld] : []),
    ],
    ...(revert.kind === 'nothing-named' || revert.advice === null || policy.revert.mode === 'off'
      ? {}
      : { revert: revert.advice }),
  }
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

const muted: Withheld = {
  act: 'publish-issue',
  because: 'muted',
  says: 'Nothing was written, because a maintainer muted this incident for a while.',
}

function observed({ kind }: Act): Withheld {
  const what = kind === 'close-issue' ? 'The issue was not closed' : 'No issue was written'
  return {
    act: kind,
    because: 'observe-only',
    says: `${what}, because the configuration says to observe only.`,
  }
}
