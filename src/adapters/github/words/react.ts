import { z } from 'zod'

import type { Performed, React } from '../../../engine/model/act.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { writeRest } from '../api/write-rest.ts'
import type { Writer } from '../issue/writer.ts'

const ROUTE = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions'

/** Reacts to a comment. GitHub keeps one reaction of a kind and account, so a second try adds nothing. */
export async function react(writer: Writer, act: React): Promise<Performed> {
  const asked = { ...ownerAndRepo(act.repo), comment_id: act.comment, content: act.with }
  await writeRest(writer.client, ROUTE, asked, z.unknown())
  return { kind: 'done', url: null }
}
