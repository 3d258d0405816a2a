import { z } from 'zod'

import type { Repo } from '../../../engine/model/repo.ts'
import { wireId, wireInstant, wireSha, wireText } from '../api/wire-types.ts'
import { repository } from './payload-envelope.ts'
import { nothing, type WordMeaning } from './payload-meaning.ts'

const message = z.object({
  action: z.literal('closed'),
  pull_request: z.object({
    number: z.int().positive(),
    title: wireText,
    body: wireText,
    merged: z.literal(true),
    merged_at: wireInstant,
    merge_commit_sha: wireSha,
    base: z.object({ repo: z.object({ id: wireId }).nullish() }),
    user: z.object({ login: z.string(), id: wireId, type: z.string().nullish() }).nullish(),
  }),
  repository,
})

const longestBody = 4000
/** The line by which GitHub's own reverts and ours name what they take back. */
const takesBack = /^reverts (?:([\w.-]{1,100}\/[\w.-]{1,100}))?#(\d{1,9})\b/im

/** What a merged pull request means: a fact to keep, which GitHub's index of commits is late to know. */
export function landingMeaning(payload: unknown): WordMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('No pull request was merged.')
  const { pull_request: pull, repository: home } = read.data
  const { number, title, body, merged_at: mergedAt, merge_commit_sha: sha, user } = pull
  if (mergedAt === null) return nothing('When it was merged is not known.')
  if (pull.base.repo?.id !== home.id) return nothing('The pull request is of another repository.')
  const of = takenBackBy(body, home.repo)
  const isOurs = user?.type === 'Bot' && body.includes('<!-- prime-suspect:v1-revert:')
  return {
    kind: 'landed',
    repo: home.repo,
    landing: {
      pull: number,
      sha,
      title: title.slice(0, 300).toWellFormed(),
      body: body.slice(0, longestBody).toWellFormed(),
      author: user?.login ?? null,
      mergedAt,
    },
    takesBack: of === null ? null : { pull: of, isOurs },
    by: user?.id ?? '0',
  }
}

function takenBackBy(body: string, { owner, name }: Repo): number | null {
  const [, where, number] = takesBack.exec(body.slice(0, 20_000)) ?? []
  const isHere = where === undefined || where.toLowerCase() === `${owner}/${name}`.toLowerCase()
  return number === undefined || !isHere ? null : Number(number)
}
