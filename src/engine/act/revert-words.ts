import type { Change } from '../model/change.ts'
import { ownWords } from '../model/own-words.ts'

/** `Revert "…"`, `revert: …`, `chore(shop): revert …`, `[release] Back out …`, `Reland …`; titles are untrusted. */
const title =
  /^\W{0,3}(?:\[[^\]]{1,40}\] ?)?(?:\w{1,20}(?:\([^)]{1,60}\))?!?: {0,3})?(?:un-?)?(?:revert|back(?:ed|ing|s)?[ -]?out|roll(?:ed|ing|s)?[ -]?back|undo|re-?land|re-?appl|re-?submit|recommit)/i
/** The line that git and GitHub write, and our own marker. */
const body = /^(?:this reverts commits? |reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#\d)|prime-suspect:v1-re/im
const longest = 20_000

/**
 * Whether a change takes another one back or brings one back; prose that only begins like one counts as well, unlike
 * with `revertKind`: what may be one is not reverted unasked.
 */
export function mayBeRevert(change: Pick<Change, 'title' | 'body'>): boolean {
  return title.test(change.title.slice(0, 500)) || body.test(ownWords(change).slice(0, longest))
}

/** Whether one change says that it takes the other one back: by its commit, its number or its whole title. */
export function takesBack(one: Change, other: Change): boolean {
  if (!mayBeRevert(one)) return false
  const text = one.body.slice(0, longest)
  const named = [...text.matchAll(/this reverts commits? ([\da-f]{7,40})\b/gi)].map(([, sha = '']) => sha)
  if (named.some((prefix) => other.commits.some((sha) => sha.startsWith(prefix.toLowerCase())))) return true
  const numbers = [...text.matchAll(/^reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#(\d{1,9})\b/gim)]
  if (other.pull !== null && numbers.some(([, number]) => Number(number) === other.pull)) return true
  const quoted = /^Revert "(.{1,400})"/.exec(one.title.slice(0, 500))?.[1]
  return quoted !== undefined && quoted === withoutNumber(other.title)
}

/** A squashed change carries its number at the end of its title in a clone. */
function withoutNumber(text: string): string {
  return text.replace(/ ?\(#\d{1,9}\)$/, '')
}
