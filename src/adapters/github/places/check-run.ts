import { z } from 'zod'

import type { Button } from '../../../engine/model/act.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireText } from '../api/wire-types.ts'
import { writeRest } from '../api/write-rest.ts'
import { sameLogin } from '../issue/incident-issue.ts'
import type { Writer } from '../issue/writer.ts'
import type { Place, Written } from './place.ts'

const LIST = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'
const CREATE = 'POST /repos/{owner}/{repo}/check-runs'
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'
const NAME = 'Prime Suspect'
/** GitHub keeps a thousand runs of one name; nobody has more incidents than this at one commit. */
const MOST_PAGES = 3
const PAGE = 100

const checkRun = z
  .object({
    id: wireId,
    html_url: z.string().nullish(),
    external_id: wireText,
    app: z.object({ slug: z.string().nullish() }).nullish(),
    output: z.object({ summary: wireText }).nullish(),
  })
  .transform(({ id, html_url, external_id, app, output }) => ({
    marker: external_id,
    author: `${app?.slug ?? ''}[bot]`,
    written: { id, url: html_url ?? null, body: output?.summary ?? '' } satisfies Written,
  }))

const page = z.object({ check_runs: z.array(checkRun) })

export type ShownCheck = { readonly sha: string; readonly title: string; readonly buttons: readonly Button[] }

/**
 * A check run of ours at a commit, told by its `external_id`, with what maintainers may press. It says `neutral`,
 * because it judges what failed and must not fail or hold up anything itself, and `success` once the thing is good
 * again.
 */
export function checkRunPlace(
  { client, login }: Writer,
  repo: Repo,
  marker: string,
  { sha, title, buttons }: ShownCheck,
): Place {
  const pressed = buttons.map(({ word, ...seen }) => ({ ...seen, identifier: word }))
  const state = (summary: string, isOver: boolean) => ({
    status: 'completed',
    conclusion: isOver ? 'success' : 'neutral',
    output: { title: isOver ? `Over: ${title}` : title, summary },
    // Always given, or those of before would stay.
    actions: isOver ? [] : pressed,
  })
  return {
    find: async () => {
      for (let number = 1; number <= MOST_PAGES; number += 1) {
        const asked = { ...ownerAndRepo(repo), ref: sha, check_name: NAME, filter: 'all' }
        const found = await readRest(client, LIST, { ...asked, per_page: PAGE, page: number }, page)
        const own = found.check_runs.find((one) => one.marker === marker && sameLogin(one.author, login))
        if (own !== undefined) return own.written
        if (found.check_runs.length < PAGE) return null
      }
      return null
    },
    create: async (body) => {
      const asked = { ...ownerAndRepo(repo), name: NAME, head_sha: sha, external_id: marker }
      return (await writeRest(client, CREATE, { ...asked, ...state(body, false) }, checkRun)).written
    },
    update: async ({ id }, body, isOver) => {
      const asked = { ...ownerAndRepo(repo), check_run_id: id, ...state(body, isOver) }
      return (await writeRest(client, UPDATE, asked, checkRun)).written
    },
  }
}
