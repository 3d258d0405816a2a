import type { Instant, Sha } from '../../engine/model/ids.ts'
import { wordsOf } from '../mine/words-of.ts'

/** A commit of a repository's whole history, as far as it is compared. */
export type DatedCommit = {
  readonly sha: Sha
  readonly committedAt: Instant | null
  readonly subject: string
}

export type LaterFacts = {
  /** Commit ids in a text, whole or abbreviated, of commits that did not exist at that time. */
  readonly commitsIn: (text: string, at: Instant) => readonly string[]
  /** Titles in a text of commits that did not exist at that time; those that an older commit has too do not count. */
  readonly titlesIn: (text: string, at: Instant) => readonly string[]
}

const piece = 7
/** So many words in their order begin a title that is worth comparing; shorter ones are common speech. */
const opening = 4
/** Also in names of builds, such as `v1.2-7-gabc1234`. */
const hexRun = /(?<![0-9a-f])[0-9a-f]{7,40}(?![0-9a-f])/gi

type Title = { readonly words: string; readonly title: string; readonly time: number }

/** Finds what a text cannot have known: by all commits of a repository, in any order. */
export function laterFacts(commits: readonly DatedCommit[]): LaterFacts {
  const bySha = Map.groupBy(commits, ({ sha }) => sha.slice(0, piece))
  const titles = titlesByOpening(commits)
  return {
    commitsIn: (text, at) =>
      [...text.matchAll(hexRun)].flatMap(([run]) => {
        const named = (bySha.get(run.slice(0, piece).toLowerCase()) ?? []).filter(({ sha }) =>
          sha.startsWith(run.toLowerCase()),
        )
        return named.some((commit) => isLater(timeOf(commit), at)) ? [run] : []
      }),
    titlesIn: (text, at) => {
      const words = wordsOf(text)
      const plain = ` ${words.join(' ')} `
      const openings = new Set(words.map((_, index) => openingOf(words.slice(index, index + opening))))
      return [...openings]
        .flatMap((one) => titles.get(one) ?? [])
        .filter((one) => isLater(one.time, at) && plain.includes(` ${one.words} `))
        .map(({ title }) => title)
    },
  }
}

function titlesByOpening(commits: readonly DatedCommit[]): ReadonlyMap<string, readonly Title[]> {
  const first = new Map<string, Title>()
  for (const commit of commits) {
    const words = wordsOf(commit.subject)
    if (words.length < opening) continue
    const one = { words: words.join(' '), title: commit.subject, time: timeOf(commit) }
    const before = first.get(one.words)
    if (before === undefined || one.time < before.time) first.set(one.words, one)
  }
  return Map.groupBy(first.values(), ({ words }) => openingOf(words.split(' ')))
}

function openingOf(words: readonly string[]): string {
  return words.slice(0, opening).join(' ')
}

function timeOf({ committedAt }: DatedCommit): number {
  return committedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(committedAt)
}

function isLater(time: number, at: Instant): boolean {
  return time > Date.parse(at)
}
