import { loginOf } from '../represent/commits.ts'
import { toInstant } from '../world.ts'
import type { Draft } from './changes.ts'
import type { Edits, Importer } from './fast-import.ts'

export type MergeMethod = 'merge' | 'squash' | 'rebase'

export type Tip = { readonly mark: number }

/** A change on the branch: the marks of all its commits there, oldest first. */
export type Landed = {
  readonly method: MergeMethod | 'push'
  readonly marks: readonly number[]
  readonly edits: Edits
  readonly mergedAt: string
}

export type ToLand = {
  readonly draft: Draft
  readonly author: string
  readonly email: string
  readonly number: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly owner: string
}

const minute = 60_000

export function applyEdits(files: Map<string, string>, edits: Edits): void {
  for (const [path, text] of Object.entries(edits)) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
}

/** Every pull request also leaves a note for the list of changes, so that none has a single file only. */
const noteOf = ({ draft, number }: ToLand): Edits => ({
  [`changes/${number}.md`]: `${draft.title}.\n`,
})

/** Puts a change onto the branch the way GitHub would with this merge method. */
export function landChange(importer: Importer, tip: Tip, method: Landed['method'], change: ToLand): Landed {
  const { draft, author, email, number, at, owner } = change
  const edits = method === 'push' ? draft.edits : { ...draft.edits, ...noteOf(change) }
  const mergedAt = toInstant(at + 30 * minute)
  const by = { author, email }
  const main = { ...by, ref: 'refs/heads/main' }
  const body = draft.body === '' ? '' : `\n${draft.body}\n`
  if (method === 'push' || method === 'squash') {
    const message = method === 'push' ? `${draft.title}\n${body}` : `${draft.title} (#${number})\n${body}`
    const mark = importer.commit({ ...main, at: mergedAt, message, parents: [tip.mark], edits })
    return { method, marks: [mark], edits, mergedAt }
  }
  const branch = method === 'merge' ? { ...by, ref: `refs/pull/${number}/head` } : main
  const first = importer.commit({
    ...branch,
    at: toInstant(at),
    message: `${draft.title}\n`,
    parents: [tip.mark],
    edits: draft.edits,
  })
  const second = importer.commit({
    ...branch,
    at: method === 'merge' ? toInstant(at + 5 * minute) : mergedAt,
    message: 'Note the change\n',
    parents: [first],
    edits: noteOf(change),
  })
  if (method === 'rebase') return { method, marks: [first, second], edits, mergedAt }
  const merge = importer.commit({
    ...main,
    at: mergedAt,
    message: `Merge pull request #${number} from ${owner}/${loginOf(author)}-${number}\n\n${draft.title}\n`,
    parents: [tip.mark, second],
    edits,
  })
  return { method, marks: [first, second, merge], edits, mergedAt }
}
