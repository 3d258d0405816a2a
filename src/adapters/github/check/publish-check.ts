import { z } from 'zod'

import type { Performed, PublishCheck } from '../../../engine/model/act.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId } from '../api/wire-types.ts'
import { writeRest } from '../api/write-rest.ts'
import { sameLogin } from '../issue/incident-issue.ts'
import type { Writer } from '../issue/writer.ts'

const NAME = 'Prime Suspect'
const LIST = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'
const CREATE = 'POST /repos/{owner}/{repo}/check-runs'
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'

const check = z.object({
  id: wireId,
  html_url: z.string().nullish(),
  external_id: z.string().nullish(),
  app: z.object({ slug: z.string().nullish() }).nullish(),
})

const listing = z.object({ check_runs: z.array(check) })

/**
 * Publishes the report as one check on the failing commit, or brings it up to date: found again by its name, our App and
 * the incident. It is neutral, so that it never stands in anybody's way.
 */
export async function publishCheck(writer: Writer, act: PublishCheck, report: string): Promise<Performed> {
  const of = ownerAndRepo(act.repo)
  const asked = { ...of, ref: act.sha, check_name: NAME, filter: 'latest', per_page: 100 }
  const { check_runs: runs } = await readRest(writer.client, LIST, asked, listing)
  const known = runs.find(
    ({ external_id: id, app }) => id === act.incident && sameLogin(`${app?.slug ?? ''}[bot]`, writer.login),
  )
  const says = {
    status: 'completed',
    conclusion: 'neutral',
    output: { title: act.title, summary: report },
    actions: act.buttons.map(({ label, description, word }) => ({ label, description, identifier: word })),
  }
  const { html_url: url } =
    known === undefined
      ? await writeRest(
          writer.client,
          CREATE,
          { ...of, name: NAME, head_sha: act.sha, external_id: act.incident, ...says },
          check,
        )
      : await writeRest(writer.client, UPDATE, { ...of, check_run_id: known.id, ...says }, check)
  return { kind: 'done', url: url ?? null }
}
