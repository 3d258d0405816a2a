/**
 * What a review server calls a change: `D7` Phabricator, `CL7` Gerrit, `!7` GitLab. Such a name stands in the change's own
 * trailer, and messages about the change use it.
 */
export type ReviewName = `D${number}` | `CL${number}` | `!${number}`

/** Of LLVM and Meta, of Gerrit with or without its project, and of GitLab's merges. */
const trailers =
  /^(?:Differential Revision: (?:\[|https:\/\/\S{1,200}\/)?D(\d{1,10})\b|Reviewed-on: https:\/\/\S{1,300}\/(\d{1,10})\/?$|See merge request \S{0,200}!(\d{1,9})$)/gm

const mention =
  /(?:https:\/\/[\w.-]{1,100}\/(?:c\/[\w./-]{1,200}\/\+|c|cl|\+)\/(\d{1,10})|(?:https:\/\/[\w.-]{1,100}\/)?D(\d{2,10})|(?:https:\/\/)?crrev\.com\/c\/(\d{3,10})|CL[ :]{0,2}(\d{3,10})|!(\d{1,9}))\b/y

/** What may be a name anywhere in a text. */
const glimpse = /(?<![\w/])(?:D\d|CL[ :]?\d|!\d|crrev\.com\/c\/\d)|https:\/\//g

/** All names that stand anywhere in a text. */
export function reviewsIn(text: string): readonly ReviewName[] {
  return [...text.matchAll(glimpse)].flatMap(({ index }) => reviewAt(text, index)?.name ?? [])
}

/** The names that a message's trailers give its own change. */
export function ownReviews(body: string): readonly ReviewName[] {
  return [...body.matchAll(trailers)].flatMap(([, phabricator, gerrit, gitLab]) =>
    nameOf(phabricator, gerrit, gitLab),
  )
}

/** The name that stands at `at`, in short or as an address, and its length in the text; null where there is none. */
export function reviewAt(
  text: string,
  at: number,
): { readonly name: ReviewName; readonly length: number } | null {
  mention.lastIndex = at
  const found = mention.exec(text)
  if (found === null) return null
  const [all, project, phabricator, short, spoken, gitLab] = found
  const [name] = nameOf(phabricator, project ?? short ?? spoken, gitLab)
  return name === undefined ? null : { name, length: all.length }
}

function nameOf(
  phabricator: string | undefined,
  gerrit: string | undefined,
  gitLab: string | undefined,
): readonly ReviewName[] {
  if (phabricator !== undefined) return [`D${Number(phabricator)}`]
  if (gerrit !== undefined) return [`CL${Number(gerrit)}`]
  return gitLab === undefined ? [] : [`!${Number(gitLab)}`]
}
