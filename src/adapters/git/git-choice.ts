import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { resolveRefs } from './resolve-ref.ts'

/** What to compare, as a person or a case file says it: refs or commit ids. */
export type GitChoice = {
  readonly good: string
  readonly bad: string
  /** Whose files are read; `bad` where absent. */
  readonly tree?: string | undefined
  /** No candidates, though they are in the range. */
  readonly exclude?: readonly string[] | undefined
  /** Exactly these are the candidates. */
  readonly commits?: readonly string[] | undefined
}

export type ResolvedChoice = {
  readonly good: Sha
  readonly bad: Sha
  readonly tree: Sha
  readonly exclude: ReadonlySet<Sha>
  readonly commits: readonly Sha[] | null
}

/** Resolves all of a choice at one moment; a Refusal names what is no commit of the clone. */
export async function resolveChoice(clone: Clone, choice: GitChoice): Promise<ResolvedChoice> {
  const { good, bad, tree = bad, exclude = [], commits } = choice
  // A full id that is not in the clone cannot be in the window either.
  const named = exclude.filter((ref) => !isFullId(ref))
  const refs = [good, bad, tree, ...named, ...(commits ?? [])]
  const [goodSha, badSha, treeSha, ...rest] = await resolveRefs(clone, refs)
  if (goodSha === undefined || badSha === undefined || treeSha === undefined)
    throw new Error('a ref got lost')
  return {
    good: goodSha,
    bad: badSha,
    tree: treeSha,
    exclude: new Set([...exclude.filter(isFullId), ...rest.slice(0, named.length)]),
    commits: commits === undefined ? null : [...new Set(rest.slice(named.length))],
  }
}

function isFullId(ref: string): ref is Sha {
  return /^[0-9a-f]{40}$/.test(ref)
}
