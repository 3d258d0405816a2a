import { rememberingWeakly } from '../../engine/model/remembering.ts'
import type { Landing } from './history.ts'
import { ownRevisions } from './own-revisions.ts'
import { ownReviews, reviewsIn } from './review-names.ts'
import { withoutPulls, withoutScope } from './title.ts'
import { wordsOf } from './words-of.ts'

/** All by which messages of a repository name some of its changes. */
export type ChangeNames = {
  /** Commit ids, and the ids that Gerrit gives a change, which its next attempt bears too. */
  readonly ids: Set<string>
  readonly pulls: Set<string>
  readonly reviews: Set<string>
  readonly revisions: Set<string>
  /** As words in lower case, with a blank on both sides. */
  readonly titles: Set<string>
}

/** A shorter title is said by chance. */
const tellingWords = 4

const gerritId = /^Change-Id: I([0-9a-f]{40})$/gm
/** Also in names of builds, such as `v1.2-7-gabc1234`. */
const commitId = /(?<![0-9a-f])[0-9a-f]{7,40}(?![0-9a-f])/g
const pullNumber =
  /(?:#|\bgh-|\bprs?[ :-]{0,2}|\b(?:pull|merge) requests? |\/(?:pulls?|merge_requests|issues)\/)(\d{1,9})\b/g
const revisionNumber = /\br(?:l|evision )?(\d{3,9})\b/g

export function noNames(): ChangeNames {
  return { ids: new Set(), pulls: new Set(), reviews: new Set(), revisions: new Set(), titles: new Set() }
}

/** Adds what a change is called. */
export function nameToo(named: ChangeNames, { commit, brought, pull, title }: Landing): void {
  for (const { sha, body } of [commit, ...brought]) {
    named.ids.add(sha)
    for (const [, id = ''] of body.matchAll(gerritId)) named.ids.add(id)
    for (const name of ownReviews(body)) named.reviews.add(name)
    for (const revision of ownRevisions(body)) named.revisions.add(String(revision))
  }
  if (pull !== null) named.pulls.add(String(pull))
  const words = wordsOf(withoutScope(withoutPulls(title)))
  if (words.length >= tellingWords) named.titles.add(asWords(words))
}

/** True where a change, or a commit that it brought, says one of the names. */
export function says(landing: Landing, { ids, pulls, reviews, revisions, titles }: ChangeNames): boolean {
  const said = saidBy(landing)
  const known = [...ids]
  return (
    said.ids.some((prefix) => known.some((id) => id.startsWith(prefix))) ||
    said.pulls.some((number) => pulls.has(number)) ||
    said.reviews.some((name) => reviews.has(name)) ||
    said.revisions.some((number) => revisions.has(number)) ||
    [...titles].some((title) => said.words.includes(title))
  )
}

/** What may name a change in the messages of another. Remembered, for windows share most of their changes. */
const saidBy = rememberingWeakly(({ commit, brought }: Landing) => {
  const text = [commit, ...brought].map(({ subject, body }) => `${subject}\n${body}`).join('\n')
  const lower = text.toLowerCase()
  return {
    ids: lower.match(commitId) ?? [],
    pulls: Array.from(lower.matchAll(pullNumber), ([, number = '']) => number),
    reviews: reviewsIn(text),
    revisions: Array.from(lower.matchAll(revisionNumber), ([, number = '']) => number),
    words: asWords(wordsOf(lower)),
  }
})

function asWords(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}
