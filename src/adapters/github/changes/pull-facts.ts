import { z } from 'zod'

import type { FileChange } from '../../../engine/model/change.ts'
import type { Instant, Sha } from '../../../engine/model/ids.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { wireId, wireInstant, wireList, wireSha, wireText } from '../api/wire-types.ts'
import { changedFileNode } from './changed-file.ts'

/** What we use of a pull request. Title and body are untrusted text. */
export type PullFacts = {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly author: string | null
  readonly mergedAt: Instant | null
  /** The commit by which it landed: the merge commit, the squashed one, or the last of the rebased ones. */
  readonly landedAs: Sha | null
  readonly files: readonly FileChange[]
  /** How many files it has; null where GitHub did not say. */
  readonly fileCount: number | null
  /** It was merged into. */
  readonly branch: string | null
  readonly base: { readonly id: string | null; readonly name: string } | null
}

export const pullNode = z
  .object({
    number: z.int().positive(),
    title: wireText,
    body: wireText,
    merged: z.boolean().nullish(),
    mergedAt: wireInstant,
    author: z.object({ login: z.string().nullish() }).nullish(),
    mergeCommit: z.object({ oid: wireSha }).nullish(),
    baseRefName: z.string().nullish(),
    baseRepository: z.object({ databaseId: wireId.nullish(), nameWithOwner: z.string() }).nullish(),
    files: z.object({ totalCount: z.int().nonnegative(), nodes: wireList(changedFileNode) }).nullish(),
  })
  .transform((pull) => ({
    merged: pull.merged === true,
    facts: {
      number: pull.number,
      title: pull.title,
      body: pull.body,
      author: pull.author?.login ?? null,
      mergedAt: pull.mergedAt,
      landedAs: pull.mergeCommit?.oid ?? null,
      files: pull.files?.nodes ?? [],
      fileCount: pull.files?.totalCount ?? null,
      branch: pull.baseRefName ?? null,
      base: pull.baseRepository
        ? { id: pull.baseRepository.databaseId ?? null, name: pull.baseRepository.nameWithOwner }
        : null,
    } satisfies PullFacts,
  }))

export type PullNode = z.output<typeof pullNode>

/** The repository whose pull requests count, by id where known: its name may have changed since. */
export type OwnRepo = { readonly id: string | null; readonly name: string }

/**
 * The merged pull requests into this repository. One commit can belong to pull requests of forks and of other
 * repositories too, and to some that were never merged.
 */
export function mergedInto(own: OwnRepo, nodes: readonly PullNode[]): readonly PullFacts[] {
  return nodes.filter(({ merged, facts }) => merged && isOwn(own, facts.base)).map(({ facts }) => facts)
}

export function nameOf(repo: Repo): string {
  return `${repo.owner}/${repo.name}`
}

function isOwn(own: OwnRepo, base: PullFacts['base']): boolean {
  if (base === null) return false
  if (own.id !== null && base.id !== null) return own.id === base.id
  return own.name.toLowerCase() === base.name.toLowerCase()
}
