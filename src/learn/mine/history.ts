import type { Sha } from '../../engine/model/ids.ts'
import { readLandingMessage } from '../../engine/model/landing-message.ts'
import { firstParents } from './first-parents.ts'
import type { Logged, LoggedCommit } from './logged-commit.ts'
import { ownRevisions } from './own-revisions.ts'
import type { Reference } from './reference.ts'
import { ownReviews } from './review-names.ts'
import { comparable, withoutPulls } from './title.ts'

/** One step of the branch: a commit of its first-parent line and what that commit brought with it. */
export type Landing = {
  readonly commit: LoggedCommit
  /** Commits of the merged line; empty unless it is a merge. */
  readonly brought: readonly LoggedCommit[]
  readonly pull: number | null
  /** As its author calls it: what stands in a body where the subject only says that something was merged. */
  readonly title: string
}

export type History = {
  /** Oldest first. */
  readonly landings: readonly Landing[]
  /** Place in `landings` of a commit that is there itself. */
  readonly placeOf: (sha: Sha) => number | null
  /** Place of the newest landing before `before` that a reference means; null where there is none. */
  readonly resolve: (reference: Reference, before: number) => number | null
}

const shortestPrefix = 7

/** Puts the commits of a log in the order in which they landed and makes them findable by what messages call them. */
export function historyOf({ commits, head }: Pick<Logged, 'commits' | 'head'>): History {
  const landings = land(commits, head)
  const own = new Map(landings.map(({ commit }, place) => [commit.sha, place]))
  const index = indexOf(landings)
  return {
    landings,
    placeOf: (sha) => own.get(sha) ?? null,
    resolve: (reference, before) => latest(index(reference), before),
  }
}

function land(commits: readonly LoggedCommit[], head: Sha): readonly Landing[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  const line = firstParents(commits, head)
  const taken = new Set(line.map(({ sha }) => sha))
  return line.toReversed().map((commit) => {
    const brought: LoggedCommit[] = []
    const open = commit.parents.slice(1)
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const found = bySha.get(sha)
      if (found === undefined || taken.has(sha)) continue
      taken.add(sha)
      brought.push(found)
      open.push(...found.parents)
    }
    const { pull, title } = readLandingMessage(commit.subject, commit.body)
    return { commit, brought, pull, title }
  })
}

/** Places in `landings` that a reference may mean, in no order. */
function indexOf(landings: readonly Landing[]): (reference: Reference) => readonly number[] {
  const shas: { readonly sha: string; readonly place: number }[] = []
  const byPull = new Map<number, number[]>()
  const byRevision = new Map<number, number[]>()
  const byReview = new Map<string, number[]>()
  const byTitle = new Map<string, number[]>()
  landings.forEach(({ commit, brought, pull, title }, place) => {
    if (pull !== null) add(byPull, pull, place)
    for (const one of [commit, ...brought]) {
      shas.push({ sha: one.sha, place })
      add(byTitle, comparable(withoutPulls(one.subject)), place)
      for (const revision of ownRevisions(one.body)) add(byRevision, revision, place)
      for (const name of ownReviews(one.body)) add(byReview, name, place)
    }
    if (title !== commit.subject) add(byTitle, comparable(withoutPulls(title)), place)
  })
  shas.sort((a, b) => (a.sha < b.sha ? -1 : 1))
  return (reference) => {
    switch (reference.by) {
      case 'commit':
        return startingWith(shas, reference.prefix)
      case 'pull':
        return byPull.get(reference.number) ?? []
      case 'review':
        return byReview.get(reference.name) ?? []
      case 'revision':
        return byRevision.get(reference.number) ?? []
      case 'title':
        return titled(byTitle, comparable(withoutPulls(reference.title)))
    }
  }
}

/** A title that was cut short means the one that begins so. */
function titled(byTitle: ReadonlyMap<string, readonly number[]>, title: string): readonly number[] {
  const cut = /^(.{20,}?)\s?(?:…|\.\.\.)$/.exec(title)?.[1]
  if (cut === undefined) return byTitle.get(title) ?? []
  const whole = [...byTitle.keys()].filter((one) => one.startsWith(cut))
  return whole.length === 1 ? (byTitle.get(whole[0] ?? '') ?? []) : []
}

function startingWith(
  sorted: readonly { readonly sha: string; readonly place: number }[],
  prefix: string,
): readonly number[] {
  if (prefix.length < shortestPrefix) return []
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.sha ?? '') < prefix) low = middle + 1
    else high = middle
  }
  const found = sorted[low]
  // Two commits with this beginning: nobody can tell which is meant.
  if (found === undefined || !found.sha.startsWith(prefix)) return []
  return sorted[low + 1]?.sha.startsWith(prefix) === true ? [] : [found.place]
}

function latest(places: readonly number[], before: number): number | null {
  let newest: number | null = null
  for (const place of places) if (place < before && place > (newest ?? -1)) newest = place
  return newest
}

function add<Key>(map: Map<Key, number[]>, key: Key, place: number): void {
  const places = map.get(key)
  if (places === undefined) map.set(key, [place])
  else places.push(place)
}
