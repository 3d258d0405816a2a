import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import type { Role } from '../../../engine/model/word.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'

/** An account as a webhook names it: names change hands, numbers do not. */
export type Account = { readonly login: string; readonly id: string }

const ROUTE = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission'

const flag = z.boolean().nullish()

const answer = z.object({
  permission: z.string(),
  role_name: z.string(),
  user: z
    .object({
      id: wireId,
      permissions: z.object({ admin: flag, maintain: flag, push: flag, triage: flag, pull: flag }).nullish(),
    })
    .nullable(),
})

type Answer = z.output<typeof answer>

const builtIn: readonly Role[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none']

/**
 * What an account may do in a repository at this moment. One call, which needs no permission but `metadata: read`.
 * An account that is gone, or whose name belongs to another by now, may do nothing.
 * @throws {Refusal} where GitHub does not answer
 */
export async function roleOf(client: GitHubClient, repo: Repo, { login, id }: Account): Promise<Role> {
  try {
    const asked = { ...ownerAndRepo(repo), username: login }
    const told = await readRest(boundedClient(client), ROUTE, asked, answer)
    return told.user?.id === id ? roleIn(told) : 'none'
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return 'none'
    throw error
  }
}

/**
 * `role_name` tells the five built-in roles apart, which `permission` does not: there `maintain` is `write` and `triage`
 * is `read`. A role of an organisation's own has its own name; for that the account's single rights are read, and
 * without them the coarse `permission`, which never gives more than the role.
 * Source: "Get repository permissions for a user" of GitHub's REST documentation.
 */
function roleIn({ permission, role_name: name, user }: Answer): Role {
  const named = builtIn.find((role) => role === name)
  if (named !== undefined) return named
  const rights = user?.permissions ?? {}
  if (rights.admin === true) return 'admin'
  if (rights.maintain === true) return 'maintain'
  if (rights.push === true) return 'write'
  if (rights.triage === true) return 'triage'
  if (rights.pull === true) return 'read'
  return builtIn.find((role) => role === permission) ?? 'none'
}
