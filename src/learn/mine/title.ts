const longest = 1000

/** `(#12)` as GitHub writes it, `(patchset #2 id:1 of https://review.example/3/ )` as Rietveld did. */
const pullSuffix =
  / ?\((?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d{1,9}\)$| ?\((?:patchset #\d{1,4} id:\d{1,9} of )?https?:\/\/\S{1,200} ?\)$/
/** A quotation mark that opens: an apostrophe within a word does not. */
const opening = /(?:^|[\s(:])["'“‘«]/
/** Quotes further on are about something else. */
const latestQuote = 60
const closing = /["'”’»]/
const wrapper =
  /^\W{0,3}(?:(?:revert(?:ed|ing|s)?(?:\^\d+)?|back(?:ed|ing|s)? ?out|roll(?:ed|ing|s)? ?back|undo|re-?land(?:ed|ing|s)?|re-?appl(?:y|ies|ied|ying)|re-?submit|recommit|un-?revert)(?: of| the| commit)?[\s:-]*)/i

/** The subject without the numbers and addresses of reviews at its end. */
export function withoutPulls(subject: string): string {
  let title = subject.slice(0, longest).trim()
  while (pullSuffix.test(title)) title = title.replace(pullSuffix, '')
  return title
}

/** `fix(http): close the socket` without `fix(http): `. */
export function withoutScope(title: string): string {
  return title.replace(/^[\w-]{1,30}(?:\([^)]{1,60}\))?!?: /, '')
}

/** What two attempts at the same change share: the subject without numbers, and not wrapped as a revert or a re-land. */
export function coreTitle(subject: string): string {
  let title = withoutPulls(subject)
  for (let inner = unwrapped(title); inner !== title; inner = unwrapped(title)) title = inner
  return comparable(title)
}

/**
 * What a subject quotes, from the first mark that opens to the last that closes, and what stands after it; null where it
 * quotes nothing. Where a cut subject does not close, all the rest is quoted.
 */
export function quotedPart(subject: string): { readonly inner: string; readonly after: string } | null {
  const title = withoutPulls(subject)
  const found = opening.exec(title)
  if (found === null || found.index > latestQuote) return null
  const rest = title.slice(found.index + found[0].length)
  const end = lastClosing(rest)
  const inner = withoutPulls((end === -1 ? rest : rest.slice(0, end)).trim())
  return inner === '' ? null : { inner, after: end === -1 ? '' : rest.slice(end + 1) }
}

/** Titles as they are compared: case, blanks and quotes say nothing. */
export function comparable(title: string): string {
  return title
    .replaceAll(/["'“”‘’`«»]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}

function unwrapped(title: string): string {
  const rest = title.replace(wrapper, '')
  if (rest === title || rest === '') return title
  return withoutPulls(
    rest
      .replace(/^["'“”‘’`«»]/u, '')
      .replace(/["'“”‘’`«»]$/u, '')
      .trim(),
  )
}

function lastClosing(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (closing.test(text.charAt(at))) return at
  return -1
}
