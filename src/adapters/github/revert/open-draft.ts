import { z } from 'zod'

import type { Performed } from '../../../engine/model/act.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList, wireSha, wireText } from '../api/wire-types.ts'
import { writeGraphql, type Written } from '../api/write-graphql.ts'
import type { Writer } from '../issue/writer.ts'
import { draftBranch, platformBranch } from './draft-names.ts'
import { invertOnTop } from './invert-on-top.ts'
import { type Pull, pull } from './pull-shape.ts'
import { PULL_TO_INVERT, PULLS_OF_BRANCHES, REVERT_PULL } from './revert-documents.ts'
import { writeOnce } from './write-once.ts'

/** A draft that takes back what one merged pull request changed. */
export type Draft = {
  readonly repo: Repo
  /** The pull request that is taken back. */
  readonly number: number
  /** The parent of a merge, counted from one, that is gone back to. */
  readonly mainline: number
  /** What must hold of it, or why not, in words. */
  readonly objection: (found: PullToInvert) => string | null
  readonly title: string
  /** With our marker in it. */
  readonly body: string
}

const found = pull.and(
  z.object({
    id: z.string().min(1),
    merged: z.boolean(),
    baseRefName: wireText,
    mergeCommit: z.object({ oid: wireSha }).nullish(),
  }),
)
export type PullToInvert = z.output<typeof found>

const toInvert = z.object({ repository: z.object({ id: z.string().min(1), pullRequest: found }) })
const branches = z.object({
  repository: z.object({
    one: z.object({ nodes: wireList(pull) }),
    other: z.object({ nodes: wireList(pull) }),
  }),
})
const reverted = z.object({
  revertPullRequest: z.object({ revertPullRequest: z.object({ url: z.string() }) }),
})

/**
 * Opens a draft by GitHub's own revert, or by a commit of ours where GitHub's does not want to. What exists is looked
 * for first, and again after an answer that leaves open what happened: one pull request gets one draft.
 */
export async function openDraft(writer: Writer, draft: Draft): Promise<Performed> {
  const { repository } = await askOf(writer, draft)
  const target = repository.pullRequest
  const mergeCommit = target.mergeCommit?.oid ?? null
  if (!target.merged || mergeCommit === null)
    return { kind: 'refused', because: 'The pull request is not merged.' }
  const because = draft.objection(target)
  if (because !== null) return { kind: 'refused', because }
  const find = (): Promise<Pull | null> => existing(writer, draft, target)
  const known = await find()
  if (known !== null) return { kind: 'already-done', url: known.url }
  // GitHub cannot be told which parent of a merge to go back to.
  const url =
    draft.mainline === 1
      ? await writeOnce(writer, find, () => revertByPlatform(writer, draft, target.id))
      : null
  if (url !== null) return { kind: 'done', url }
  const { baseRefName } = target
  const inverted = { ...draft, repositoryId: repository.id, baseRefName, landed: mergeCommit, find }
  return await invertOnTop(writer, inverted)
}

async function askOf({ client }: Writer, { repo, number }: Draft): Promise<z.output<typeof toInvert>> {
  const variables = { owner: repo.owner, name: repo.name, number }
  const question = { name: 'PullToInvert', document: PULL_TO_INVERT, variables, retried: true }
  return (await readGraphql(client, question, toInvert)).data
}

/** A draft of ours, or a revert that somebody made by GitHub's button; one from a fork is neither. */
async function existing(
  { client }: Writer,
  { repo, number }: Draft,
  { headRefName }: PullToInvert,
): Promise<Pull | null> {
  const names = { one: draftBranch(number), other: platformBranch(number, headRefName) }
  const question = {
    name: 'PullsOfBranches',
    document: PULLS_OF_BRANCHES,
    variables: { owner: repo.owner, name: repo.name, ...names },
    retried: true,
  }
  const { data, problems } = await readGraphql(client, question, branches)
  if (problems.length > 0)
    throw new Refusal('transient', 'GitHub gave only a part of the pull requests', 'Try again later.')
  const { one, other } = data.repository
  return [...one.nodes, ...other.nodes].find(({ isCrossRepository }) => !isCrossRepository) ?? null
}

/** Gives the address of the draft. */
async function revertByPlatform(
  { client }: Writer,
  { title, body }: Draft,
  pullRequestId: string,
): Promise<Written<string>> {
  const input = { pullRequestId, title, body, draft: true }
  const written = await writeGraphql(client, { name: 'RevertPull', document: REVERT_PULL, input }, reverted)
  return written.kind === 'done'
    ? { kind: 'done', data: written.data.revertPullRequest.revertPullRequest.url }
    : written
}
