import { type ReviewName, reviewAt } from './review-names.ts'

/** How a message names another change. */
export type Reference =
  /** The beginning of a commit id, at least seven digits. */
  | { readonly by: 'commit'; readonly prefix: string }
  | { readonly by: 'pull'; readonly number: number }
  | { readonly by: 'review'; readonly name: ReviewName }
  /** Number of a Subversion revision or of a commit position. */
  | { readonly by: 'revision'; readonly number: number }
  | { readonly by: 'title'; readonly title: string }

const blank =
  /[\s,;:&+([]*(?:and\s+)?(?:\s*["'“`]{0,2})(?:(?:commits?|changesets?|revisions?|prs?|diffs?|(?:pull|merge) requests?)\s+)?/iy
const url =
  /https?:\/\/[\w.-]{1,100}\/[\w.-]{1,100}\/([\w.-]{1,100})\/(?:pull|commit)\/(?:([0-9a-f]{40})|(\d{1,9}))\b/iy
const pull = /(?:[\w.-]{1,100}\/([\w.-]{1,100}))?#(\d{1,9})\b/y
const commit = /([0-9a-f]{7,40})\b/iy
const revision = /r(?:L|evision )?(\d{3,9})\b/y

const mostAtOnce = 20

/**
 * References that follow each other from `from` on, as in `abc1234, def5678 and #12`. Those to repositories of
 * another name than `repo` (`owner/name`; null where it is unknown) are left out.
 */
export function referencesAt(text: string, from: number, repo: string | null): readonly Reference[] {
  const found: Reference[] = []
  for (let at = from; found.length < mostAtOnce;) {
    at += lengthAt(blank, text, at)
    const next = oneAt(text, at, repo)
    if (next === null) return found
    if (next.reference !== null) found.push(next.reference)
    at += next.length
  }
  return found
}

type Read = { readonly reference: Reference | null; readonly length: number }

function oneAt(text: string, at: number, repo: string | null): Read | null {
  const link = matchAt(url, text, at)
  if (link !== null) {
    const [all, name = '', sha, number] = link
    const reference: Reference =
      sha === undefined ? { by: 'pull', number: Number(number) } : { by: 'commit', prefix: sha.toLowerCase() }
    return { reference: isOurs(name, repo) ? reference : null, length: all.length }
  }
  const numbered = matchAt(pull, text, at)
  if (numbered !== null) {
    const [all, name, number] = numbered
    const ours = name === undefined || isOurs(name, repo)
    return { reference: ours ? { by: 'pull', number: Number(number) } : null, length: all.length }
  }
  const review = reviewAt(text, at)
  if (review !== null) return { reference: { by: 'review', name: review.name }, length: review.length }
  const revised = matchAt(revision, text, at)
  if (revised !== null)
    return {
      reference: { by: 'revision', number: Number(revised[1]) },
      length: revised[0].length,
    }
  const sha = matchAt(commit, text, at)
  // A word such as "defaced" is no commit id, and a number is that of a bug far more often.
  if (sha === null || !/\d/.test(sha[0]) || !/[a-f]/i.test(sha[0])) return null
  return { reference: { by: 'commit', prefix: sha[0].toLowerCase() }, length: sha[0].length }
}

/** Repositories move from owner to owner and keep their name; old messages then tell of the old owner. */
function isOurs(name: string, repo: string | null): boolean {
  return repo === null || repo.toLowerCase().endsWith(`/${name.toLowerCase()}`)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  return matchAt(pattern, text, at)?.[0].length ?? 0
}
