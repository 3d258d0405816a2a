import type { ChangeId, Instant } from './ids.ts'

/** One thing that was said about an incident, as it is kept. */
export type Said =
  | { readonly kind: 'confirmed' | 'cleared' | 'explained'; readonly change: ChangeId }
  /** No change of the range did it. */
  | { readonly kind: 'none' }
  /** It was taken for a flake: by a label, or by closing the issue as not planned. */
  | { readonly kind: 'flaky'; readonly how: 'label' | 'not-planned' }
  /** Nobody said it: it passed at the same commit when it was run again. It decides nothing by itself. */
  | { readonly kind: 'passed-again' }
  | { readonly kind: 'muted'; readonly until: Instant }
  /** A pull request that takes the change back was merged while the incident was open. */
  | { readonly kind: 'reverted'; readonly change: ChangeId; readonly isOurs: boolean }
  /** A word that changes nothing about the incident; kept because words are counted. */
  | { readonly kind: 'asked' }

export type Saying = {
  /** The comment or event it came by, such as `comment:17`; one source says one thing. */
  readonly source: string
  /** The account's number on the forge: names change hands. */
  readonly by: string
  readonly at: Instant
  readonly said: Said
}

/** All that was said about an incident, as it stands after the last word. */
export type Told = {
  readonly confirmed: readonly ChangeId[]
  readonly cleared: readonly ChangeId[]
  readonly explained: readonly ChangeId[]
  readonly none: boolean
  readonly flaky: boolean
  readonly mutedUntil: Instant | null
  /** Taken back since it broke; `isOurs` where we opened the pull request that did. */
  readonly reverted: readonly { readonly change: ChangeId; readonly isOurs: boolean }[]
}

export const nothingTold: Told = {
  confirmed: [],
  cleared: [],
  explained: [],
  none: false,
  flaky: false,
  mutedUntil: null,
  reverted: [],
}

/**
 * What stands after all sayings, whatever order they are given in: about one change the last word counts. A flake by
 * label or closing reason is a hint and never outweighs a word.
 */
export function toldBy(sayings: readonly Saying[]): Told {
  const inOrder = [...sayings].sort(bySaying)
  const told = inOrder.reduce((sofar, { said }) => after(sofar, said), nothingTold)
  return told.none || told.confirmed.length > 0 ? { ...told, flaky: false } : told
}

function after(told: Told, said: Said): Told {
  switch (said.kind) {
    case 'confirmed':
      return {
        ...told,
        confirmed: [...without(told.confirmed, said.change), said.change],
        cleared: without(told.cleared, said.change),
        none: false,
      }
    case 'cleared':
      return {
        ...told,
        confirmed: without(told.confirmed, said.change),
        cleared: [...without(told.cleared, said.change), said.change],
      }
    case 'explained':
      return { ...told, explained: [...without(told.explained, said.change), said.change] }
    case 'none':
      return { ...told, confirmed: [], none: true }
    case 'flaky':
      return { ...told, flaky: true }
    case 'muted':
      return { ...told, mutedUntil: said.until }
    case 'reverted': {
      const { change, isOurs } = said
      return { ...told, reverted: [...told.reverted, { change, isOurs }] }
    }
    case 'passed-again':
    case 'asked':
      return told
  }
}

function without(ids: readonly ChangeId[], id: ChangeId): readonly ChangeId[] {
  return ids.filter((one) => one !== id)
}

function bySaying(a: Saying, b: Saying): number {
  const byTime = Date.parse(a.at) - Date.parse(b.at)
  if (byTime !== 0) return byTime
  return a.source < b.source ? -1 : Number(a.source > b.source)
}

const revertWeight = 0.75

/**
 * How much one saying counts when learning: a word is meant; what is taken back while it is broken is mostly its cause;
 * a label or a closing reason may mean something else, and what passes at the same commit may still have been broken by
 * a change that made it fail now and then.
 */
export function weightOf(said: Said): number {
  switch (said.kind) {
    case 'confirmed':
    case 'cleared':
    case 'none':
      return 1
    case 'reverted':
      return revertWeight
    case 'flaky':
      return said.how === 'label' ? 0.5 : 0.25
    case 'passed-again':
      return 0.5
    case 'explained':
    case 'muted':
    case 'asked':
      return 0
  }
}

/** What turned out to be the cause, and how sure that is; no culprits: no change of the range did it. */
export type ToldAnswer = { readonly culprits: readonly ChangeId[]; readonly weight: number }

/** The answer that the sayings about one incident amount to; null where nobody said what it was. */
export function answerOf(sayings: readonly Saying[]): ToldAnswer | null {
  const { confirmed, cleared, none, reverted } = toldBy(sayings)
  if (confirmed.length > 0) return { culprits: confirmed, weight: 1 }
  if (none) return { culprits: [], weight: 1 }
  const taken = reverted.map(({ change }) => change).filter((change) => !cleared.includes(change))
  if (taken.length > 0) return { culprits: [...new Set(taken)], weight: revertWeight }
  const hints = sayings.filter(({ said }) => said.kind === 'flaky' || said.kind === 'passed-again')
  if (hints.length === 0) return null
  return { culprits: [], weight: Math.max(...hints.map(({ said }) => weightOf(said))) }
}
