/** `[shop] `, `chore(shop)!: `, a mark or two: what stands before a title's own words. */
const before = /^\W{0,3}(?:\[[^\]]{1,40}\] ?)?(?:\w{1,20}(?:\([^)]{1,60}\))?!?: {0,3})?/
const takesBack =
  /(?:revert(?:ed|s)?|reverting(?! to)|back(?:ed|ing|s)?[ -]?out|roll(?:ed|ing|s)?[ -]?back|undo)\b/
const bringsBack =
  /(?:re-?land(?:ed|ing|s)?|re-?appl(?:y|ied|ies|ying)|re-?submit(?:ted|ting|s)?|recommit(?:ted|ting|s)?|un-?revert(?:ed|ing|s)?|roll(?:ed|ing|s)? forward)\b/
/** `Revert "Revert …"`, `Revert^2`. */
const takesBackRevert =
  /revert(?:ed|ing|s)?(?:\^[2468]\b|[\s:]{0,3}["'“`]{0,2}(?:revert|back(?:ed)? out|roll ?back)\b)/

const revert = starting(takesBack)
const reLand = starting(bringsBack, takesBackRevert)

/** Of a title no more is read: they are untrusted. */
const longest = 500

/** What a title says that a change does to an earlier one: take it back, or bring back what was taken back. */
export function revertKind(title: string): 'revert' | 're-land' | null {
  const read = title.slice(0, longest)
  if (reLand.test(read)) return 're-land'
  return revert.test(read) ? 'revert' : null
}

function starting(...words: readonly RegExp[]): RegExp {
  return new RegExp(`${before.source}(?:${words.map(({ source }) => source).join('|')})`, 'i')
}
