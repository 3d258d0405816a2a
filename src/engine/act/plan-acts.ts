import type { Act, Button, Plan, ReportPlace } from '../model/act.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Policy, ReportTo } from '../model/policy.ts'
import type { Told } from '../model/told.ts'
import type { Verdict } from '../model/verdict.ts'
import { chooseButtons } from './choose-buttons.ts'
import { issueTitle } from './issue-title.ts'
import type { RerunPlan } from './plan-rerun.ts'
import type { RevertPlan } from './plan-revert.ts'
import { reportPlaces } from './report-places.ts'

type Withheld = Plan['withhold'][number]

/** What is remembered of the incident, and what stands against acting. */
export type KnownBefore = {
  readonly issueUrl: string | null
  readonly revert: RevertPlan
  readonly isMuted?: boolean
  /** The last one; absent or null where the incident is new. */
  readonly verdict?: Verdict | null
  /** What maintainers said so far, and whether we may open a draft that reverts; absent where no button is shown. */
  readonly buttons?: { readonly told: Told; readonly mayRevert: boolean }
  /** What was planned about starting the failed jobs again; absent where nobody asked. */
  readonly rerun?: RerunPlan
  /** Whether somebody asked for it; else it only says whether they may. */
  readonly isRerunAsked?: boolean
}

/**
 * What is to be done about one judged incident. It is told only for a verdict that names a change; what was told
 * already is brought up to date by every verdict, and closed when the thing is good again. In observe mode everything
 * is withheld, and so it is while the incident is muted. `revert` is what `planRevert` said; it is taken or told last.
 */
export function planActs(dossier: Dossier, { verdict }: Judgement, policy: Policy, known: KnownBefore): Plan {
  const wanted = wantedActs(dossier, verdict, policy.reportTo ?? ['issue'], known)
  const [first] = wanted
  if (first === undefined)
    return { take: [], withhold: [verdict.kind === 'silent' ? nothingToSay : nowhereToSay] }
  const isObserved = policy.mode === 'observe'
  if (!isObserved && known.isMuted === true) return { take: [], withhold: [muted] }
  const { revert } = known
  const rerun = known.isRerunAsked === true ? (known.rerun ?? null) : null
  return {
    // First, so that the report can say what came of it.
    take: isObserved
      ? []
      : [
          ...(rerun?.kind === 'take' ? [rerun.act] : []),
          ...wanted,
          ...(revert.kind === 'take' ? [revert.act] : []),
        ],
    withhold: [
      ...(isObserved ? [observed(first)] : []),
      ...(rerun?.kind === 'withhold' ? [rerun.withheld] : []),
      ...(revert.kind === 'withhold' ? [revert.withheld] : []),
    ],
    ...(revert.kind === 'nothing-named' || revert.advice === null || policy.revert.mode === 'off'
      ? {}
      : { revert: revert.advice }),
  }
}

/** The issue first, which others refer to. */
function wantedActs(
  dossier: Dossier,
  verdict: Verdict,
  to: readonly ReportTo[],
  known: KnownBefore,
): readonly Act[] {
  const { incident, changes } = dossier
  const { id, repo, badSha, failing } = incident
  // Silence opens nothing. Where no issue tells of it, another place still may.
  const mayOpen = verdict.kind !== 'silent' || known.issueUrl !== null
  if (!mayOpen && (known.verdict ?? null) === null) return []
  const base = { incident: id, repo }
  const title = issueTitle(failing)
  const places = reportPlaces(to, { badSha, verdict, changes })
  // Who was named before and is not any more must not go on reading it.
  const before = reportPlaces(to, { badSha, verdict: known.verdict ?? verdict, changes })
  const left = before.filter((one) => !places.some((place) => JSON.stringify(place) === JSON.stringify(one)))
  if (verdict.kind === 'silent' && verdict.because === 'recovered') {
    const all = [...places, ...left]
    return [
      ...(mayOpen ? [{ kind: 'close-issue', ...base } as const] : []),
      ...all.map((at) => ({ kind: 'close-report', ...base, at }) as const),
    ]
  }
  const publish = (at: ReportPlace, onlyIfThere: boolean): Act => ({
    kind: 'publish-report',
    ...base,
    at,
    title,
    onlyIfThere,
    ...buttonsAt(at, { dossier, verdict, known }),
  })
  return [
    ...(mayOpen && to.includes('issue')
      ? [{ kind: 'publish-issue', ...base, title, labels: ['prime-suspect'] } as const]
      : []),
    ...places.map((at) => publish(at, !mayOpen)),
    ...left.map((at) => publish(at, true)),
  ]
}

type Shown = { readonly dossier: Dossier; readonly verdict: Verdict; readonly known: KnownBefore }

/** Only a check run has room for buttons. */
function buttonsAt(
  { kind }: ReportPlace,
  { dossier: { changes }, verdict, known: { buttons, revert, rerun, isRerunAsked } }: Shown,
): { readonly buttons?: readonly Button[] } {
  if (kind !== 'check-run' || buttons === undefined) return {}
  const { mayRevert, told } = buttons
  const mayRerun = rerun?.kind === 'take' && isRerunAsked !== true
  return {
    buttons: chooseButtons({ verdict, changes, confirmed: told.confirmed, revert, mayRevert, mayRerun }),
  }
}

const nothingToSay: Withheld = {
  act: 'publish-issue',
  because: 'nothing-to-say',
  says: 'No issue was opened, because no change is named and there is no open issue to bring up to date.',
}

const nowhereToSay: Withheld = {
  act: 'publish-report',
  because: 'nothing-to-say',
  says: 'Nothing was written, because the places that the configuration names do not exist for this verdict.',
}

const muted: Withheld = {
  act: 'publish-issue',
  because: 'muted',
  says: 'Nothing was written, because a maintainer muted this incident for a while.',
}

function observed({ kind }: Act): Withheld {
  const what =
    kind === 'close-issue'
      ? 'The issue was not closed'
      : kind === 'publish-issue'
        ? 'No issue was written'
        : 'No report was written'
  return {
    act: kind,
    because: 'observe-only',
    says: `${what}, because the configuration says to observe only.`,
  }
}
