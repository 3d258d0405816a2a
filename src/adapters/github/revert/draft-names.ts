import type { Repo } from '../../../engine/model/repo.ts'
import { revertMarker } from '../issue/marker.ts'
import { isBy, type Pull } from './pull-shape.ts'

/** The branch of our own drafts; a number is all that is in it of the outside. */
export function draftBranch(number: number): string {
  return `prime-suspect/revert-${number}`
}

/** The branch that GitHub itself makes for a revert, by its button and by its API. */
export function platformBranch(number: number, headRefName: string): string {
  return `revert-${number}-${headRefName}`
}

/**
 * The number of the pull request that this one takes back, or null. By the branch, which only those who may push can
 * name, or by the line that GitHub writes. A fork's pull request counts once it is merged: before, anybody could keep
 * us from reverting by opening one.
 */
export function takenBackBy(pull: Pull, { owner, name }: Repo): number | null {
  if (pull.isCrossRepository && pull.state !== 'MERGED') return null
  const branch = /^(?:revert-(\d{1,9})-|prime-suspect\/revert-(\d{1,9})$)/.exec(pull.headRefName)
  const line = /^Reverts (?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,9})\b/im.exec(pull.body.slice(0, 20_000))
  const isHere = line?.[1] === undefined || line[1].toLowerCase() === `${owner}/${name}`.toLowerCase()
  const number = Number(branch?.[1] ?? branch?.[2] ?? (isHere ? line?.[2] : undefined))
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

/** Who we are, and the key of our markers. */
export type Identity = { readonly login: string; readonly markerKey: string }

/** Whether we opened this draft to take that pull request back. */
export function isOurDraft(pull: Pull, repo: Repo, of: number, { login, markerKey }: Identity): boolean {
  return isBy(pull, login) && pull.body.includes(revertMarker(markerKey, repo, of))
}
