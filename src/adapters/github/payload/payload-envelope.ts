import { z } from 'zod'

import type { Repo } from '../../../engine/model/repo.ts'
import { wireId } from '../api/wire-types.ts'

/** What every payload carries. */
export const repository = z
  .object({
    id: wireId,
    name: z.string().min(1),
    owner: z.object({ login: z.string().min(1) }),
    default_branch: z.string().nullish(),
  })
  .transform(({ id, name, owner, default_branch: branch }) => ({
    id,
    repo: { owner: owner.login, name } satisfies Repo,
    defaultBranch: branch ?? null,
  }))

export const installation = z
  .object({ id: wireId })
  .nullish()
  .transform((one) => one?.id ?? null)

export const sender = z
  .object({ login: z.string().nullish() })
  .nullish()
  .transform((one) => one?.login ?? null)

/** One line of text for a title: control characters gone, length bounded. Still untrusted. */
export function oneLine(text: string): string {
  return text
    .slice(0, 400)
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
