import type { Change } from './change.ts'
import { ownWords } from './own-words.ts'

const revertedCommit = /^This reverts commit ([0-9a-f]{7,40})/gm
const revertedPull = /^Reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#(\d{1,9})\b/gm

/**
 * What a change says that it takes back, as commit ids and `#12`: by git's own marker line or by GitHub's. Prose that
 * mentions a commit does not count, nor what one of the commits that it squashed says.
 */
export function revertClaims(change: Pick<Change, 'title' | 'body'>): readonly string[] {
  // Ten thousand bodies are asked this three times.
  if (!change.body.includes('everts ')) return []
  const words = ownWords(change)
  const commits = [...words.matchAll(revertedCommit)].map((found) => found[1] ?? '')
  const pulls = [...words.matchAll(revertedPull)].map((found) => `#${found[1]}`)
  return [...commits, ...pulls]
}

/** Whether a commit id, perhaps shortened, or `#12` means this change. */
export function isNamedBy(claim: string, change: Change): boolean {
  if (claim.startsWith('#')) return change.pull !== null && claim === `#${change.pull}`
  return [change.id, ...change.commits].some((commit) => commit.startsWith(claim))
}
