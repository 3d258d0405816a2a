import type { Landing } from './history.ts'
import { ownReviews } from './review-names.ts'
import { withoutPulls, withoutScope } from './title.ts'
import { isUnspaced } from './words-of.ts'

/** All by which a text can name a change. */
export type CulpritNames = {
  /** Full commit ids. */
  readonly shas: readonly string[]
  /** Of pull request, review, revision and bugs, as digits. */
  readonly numbers: ReadonlySet<string>
  readonly titles: readonly string[]
  /** Names, parts of names, and what stands before the @ of an address. */
  readonly people: readonly string[]
  /** Keys of an issue tracker, such as `SHOP-12`. */
  readonly keys: ReadonlySet<string>
}

/** Digits that the context makes a reference, and long ones whatever their context. */
const referred =
  /(?:#|\bbugs?[ :=/]{0,2}|\bissues?[ :/]{0,2}|\bpull[ /]|\bpr[ :#]{0,2}|\bcl[ :/]|\/\+\/|\bb\/|\bcrbug\.com\/|\br|@\{#|@)(\d{1,12})\b|(?<!\d)(\d{5,12})(?!\d)/giu
const key = /\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/g
const merged = /^Merge (?:pull request #\d{1,9} from|branch) (\S{1,300})/
const everybody = new Set(
  'noreply info dev admin git github mail contact hello test root user bot users build support ref the and'.split(
    ' ',
  ),
)
/** Whoever stands in the trailers of the change: reviewers, co-authors, testers. */
const companion = /^[A-Za-z-]{2,30}-by: ([^<\n]{2,80})(?:<([^>\n]{3,100})>)?/gim
const shortestName = 3
/** A name of Chinese characters. */
const shortestUnspaced = 2

/** What must not stand in the words that are to be judged: all of it, however many commits a merge brought. */
export function culpritNames({ commit, brought, pull, title }: Landing): CulpritNames {
  const all = [commit, ...brought]
  const text = all.map(({ subject, body }) => `${subject}\n${body}`).join('\n')
  const numbers = [
    ...[...text.matchAll(referred)].map((found) => found[1] ?? found[2] ?? ''),
    ...ownReviews(text).map((name) => name.replace(/^\D+/, '')),
  ]
  const branch = merged.exec(commit.subject)?.[1]?.replaceAll(/["']/g, '')
  const mergedTitle = branch === undefined ? [] : [commit.body.trimStart().split('\n', 1)[0] ?? '']
  const branches = branch === undefined ? [] : [branch]
  const titles = [...all.map(({ subject }) => subject), title, ...mergedTitle].map(withoutPulls)
  return {
    shas: all.map(({ sha }) => sha),
    numbers: new Set([...numbers, ...(pull === null ? [] : [String(pull)])]),
    titles: [...new Set([...titles, ...titles.map(withoutScope), ...branches])].filter((one) => one !== ''),
    people: [
      ...new Set([...all.flatMap(({ author, email }) => namesOf(author, email)), ...companionsOf(text)]),
    ],
    keys: new Set(text.match(key) ?? []),
  }
}

function namesOf(author: string, email: string): readonly string[] {
  return tellingNames([author.trim(), ...author.split(/[^\p{L}\p{N}'-]+/u), localPart(email)])
}

/** Whole names only: parts of those of many people would take common words from the text. */
function companionsOf(text: string): readonly string[] {
  return tellingNames(
    [...text.matchAll(companion)].flatMap(([, name = '', email = '']) => [name.trim(), localPart(email)]),
  )
}

function localPart(email: string): string {
  return (email.split('@', 1)[0] ?? '').replace(/^\d+\+/, '')
}

function tellingNames(names: readonly string[]): readonly string[] {
  return names.filter(
    (name) =>
      name.length >= (isUnspaced(name) ? shortestUnspaced : shortestName) &&
      !everybody.has(name.toLowerCase()),
  )
}
