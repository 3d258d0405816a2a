import type { Button, WithheldBecause } from '../model/act.ts'
import type { ChangeId } from '../model/ids.ts'
import type { Verdict } from '../model/verdict.ts'
import type { NameableChange } from '../model/word.ts'
import type { RevertPlan } from './plan-revert.ts'

/** What GitHub lets stand on a check run. Source: "Create a check run" of its REST API. */
export const buttonLimits = { buttons: 3, label: 20, description: 40, word: 20 }

export type ButtonQuestion = {
  readonly verdict: Verdict
  readonly changes: readonly NameableChange[]
  readonly confirmed: readonly ChangeId[]
  /** What was planned about taking the named culprit back unasked. */
  readonly revert: RevertPlan
  /** We have what it takes to open a draft. */
  readonly mayRevert: boolean
  /** Nothing but their asking is missing for starting the failed jobs again. */
  readonly mayRerun: boolean
}

/**
 * What a maintainer most likely wants to say to a report, at most three words. A revert is offered only where nothing
 * but their asking for it is missing.
 */
export function chooseButtons(question: ButtonQuestion): readonly Button[] {
  return wanted(question)
    .filter((button) => button !== null)
    .slice(0, buttonLimits.buttons)
}

function wanted({
  verdict,
  changes,
  confirmed,
  revert,
  mayRevert,
  mayRerun,
}: ButtonQuestion): readonly (Button | null)[] {
  const again = mayRerun ? runAgain : null
  switch (verdict.kind) {
    case 'culprit': {
      const name = nameOf(changes, verdict.id)
      const isConfirmed = confirmed.includes(verdict.id)
      const first = mayRevert && isOnlyUnasked(revert) ? takeBack(name) : null
      const confirm = isConfirmed ? null : itWas(name)
      // Whoever takes it back or starts it again says by what follows whether it was the cause.
      return [
        first,
        ...(first === null || again === null ? [confirm] : []),
        notThis(name),
        again,
        noneOfThese,
      ]
    }
    case 'shortlist': {
      const [first = null, second = null] = verdict.ids.map((id) => nameOf(changes, id))
      return [itWas(first), ...(again === null ? [itWas(second)] : []), noneOfThese, again]
    }
    case 'silent':
      if (verdict.because === 'recovered') return []
      return [again, changes.length === 0 ? null : noneOfThese]
  }
}

/** Reasons against a revert that a maintainer overrules by asking. */
const overruled: ReadonlySet<WithheldBecause> = new Set([
  'needs-command',
  'not-sure-enough',
  'conflicts-unknown',
  'has-dependents',
  'rolled-by-bot',
] satisfies readonly WithheldBecause[])

function isOnlyUnasked(revert: RevertPlan): boolean {
  return revert.kind === 'withhold' && overruled.has(revert.withheld.because)
}

const runAgain: Button = {
  label: 'Run again',
  description: 'Starts the failed jobs once more',
  word: 'rerun',
}

const noneOfThese: Button = {
  label: 'None of these',
  description: 'No change of the range did it',
  word: 'none',
}

function itWas(name: string | null): Button | null {
  if (name === null) return null
  return { label: `It was ${name}`, description: 'This change caused the failure', word: `confirm ${name}` }
}

function notThis(name: string | null): Button | null {
  if (name === null) return null
  return { label: `Not ${name}`, description: 'This change did not cause it', word: `clear ${name}` }
}

function takeBack(name: string | null): Button | null {
  if (name === null || !name.startsWith('#')) return null
  return { label: `Revert ${name}`, description: 'Opens a draft; nothing is merged', word: `revert ${name}` }
}

/** As a word names it, and as short as a button needs it; null for a change that cannot be named so. */
function nameOf(changes: readonly NameableChange[], id: ChangeId): string | null {
  const pull = changes.find((change) => change.id === id)?.pull ?? null
  if (pull !== null) return pull < 1e9 ? `#${pull}` : null
  return /^[\da-f]{40}$/.test(id) ? id.slice(0, digits) : null
}

/** Enough to tell the commits of any repository apart, few enough for a button. */
const digits = 10
