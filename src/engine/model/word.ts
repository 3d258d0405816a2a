import type { ChangeId } from './ids.ts'

/** A change as a person names it: by its pull request, or by the first digits of the commit it landed by. */
export type ChangeName =
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'commit'; readonly starts: string }

/** What a maintainer asks of us in a comment. `unknown` is addressed to us and not understood. */
export type Word =
  | { readonly kind: 'triage' | 'rerun' | 'none' | 'unmute' | 'help' | 'unknown' }
  | { readonly kind: 'confirm' | 'clear' | 'explain' | 'revert' | 're-apply'; readonly change: ChangeName }
  | { readonly kind: 'mute'; readonly milliseconds: number }

/**
 * What somebody may do in a repository, as GitHub ranks it. `none` is everybody else, people who left and accounts
 * that are gone included.
 */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'

/** A change that a word may name: only those of the incident's own range. */
export type NameableChange = { readonly id: ChangeId; readonly pull: number | null }

/** The one change of the list that is meant; null where none is, or where several begin with the same digits. */
export function namedChange(name: ChangeName, changes: readonly NameableChange[]): ChangeId | null {
  const meant = changes.filter(({ id, pull }) =>
    name.kind === 'pull' ? pull === name.number : id.startsWith(name.starts),
  )
  const [only, another] = meant
  return only === undefined || another !== undefined ? null : only.id
}
