import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireText } from '../api/wire-types.ts'
import { writeRest } from '../api/write-rest.ts'
import { sameLogin } from '../issue/incident-issue.ts'
import type { Writer } from '../issue/writer.ts'
import type { Parameters } from '../octokit.ts'
import type { Place, Written } from './place.ts'

const comment = z
  .object({
    id: wireId,
    body: wireText,
    html_url: z.string().nullish(),
    user: z.object({ login: z.string().nullish() }).nullish(),
  })
  .transform(({ id, body, html_url, user }) => ({
    author: user?.login ?? null,
    written: { id, body, url: html_url ?? null } satisfies Written,
  }))

type Routes = {
  readonly list: `GET ${string}`
  readonly create: `POST ${string}`
  readonly update: `PATCH ${string}`
  readonly of: Parameters
}

const PAGE = 100
const MOST_PAGES = 10

/** Comments on a pull request, which GitHub keeps as those of an issue. */
export function pullComment(writer: Writer, repo: Repo, marker: string, pull: number): Place {
  return comments(writer, repo, marker, {
    list: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    create: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    update: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    of: { issue_number: pull },
  })
}

/** Comments on a commit. */
export function commitComment(writer: Writer, repo: Repo, marker: string, sha: string): Place {
  return comments(writer, repo, marker, {
    list: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/comments',
    create: 'POST /repos/{owner}/{repo}/commits/{commit_sha}/comments',
    update: 'PATCH /repos/{owner}/{repo}/comments/{comment_id}',
    of: { commit_sha: sha },
  })
}

function comments(writer: Writer, repo: Repo, marker: string, { list, create, update, of }: Routes): Place {
  const { client, login } = writer
  const at = { ...ownerAndRepo(repo), ...of }
  return {
    find: async () => {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const found = await readRest(client, list, { ...at, per_page: PAGE, page }, z.array(comment))
        const own = found.find(
          ({ author, written }) => sameLogin(author, login) && written.body.includes(marker),
        )
        if (own !== undefined) return own.written
        if (found.length < PAGE) return null
      }
      const because = `There are more than ${MOST_PAGES * PAGE} comments, among which ours may be`
      throw new Refusal('unavailable', because, 'Choose another place for reports.')
    },
    create: async (body) =>
      (await writeRest(client, create, { ...at, body: `${marker}\n${body}` }, comment)).written,
    update: async ({ id }, body) => {
      const asked = { ...ownerAndRepo(repo), comment_id: id, body: `${marker}\n${body}` }
      return (await writeRest(client, update, asked, comment)).written
    },
  }
}
