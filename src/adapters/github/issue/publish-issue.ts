import type { Act, Performed } from '../../../engine/model/act.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { writeRest } from '../api/write-rest.ts'
import type { GitHubClient } from '../octokit.ts'
import { findIncidentIssue, type IncidentIssue, issue } from './incident-issue.ts'
import { incidentMarker } from './marker.ts'
import type { Writer } from './writer.ts'

type PublishIssue = Extract<Act, { kind: 'publish-issue' }>

const CREATE = 'POST /repos/{owner}/{repo}/issues'
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'

/** Milliseconds after which an issue whose creation went unanswered is looked for, try by try. */
const LOOK_AGAIN_AFTER = [2_000, 4_000]

/** Creates the issue of an incident or brings it up to date; a body that says the same is left alone. */
export async function publishIssue(writer: Writer, act: PublishIssue, report: string): Promise<Performed> {
  const marker = incidentMarker(writer.markerKey, act.incident)
  const body = `${marker}\n${report}`
  const find = () => findIncidentIssue(writer.client, { ...act, login: writer.login, marker })
  const known = await find()
  if (known !== null) return await update(writer.client, act, known, body)
  if (act.isSecond === true) return { kind: 'refused', because: 'The issue was not found again.' }
  for (const pause of LOOK_AGAIN_AFTER) {
    const created = await create(writer.client, act, body)
    if (!(created instanceof Refusal)) return { kind: 'done', url: created.url }
    if (created.retryAfterMs !== null) throw created
    await writer.pause(pause)
    const written = await find()
    if (written !== null) return { kind: 'done', url: written.url }
  }
  const at = 'GitHub did not confirm that the issue was created'
  throw new Refusal('transient', at, 'Try again later; it will be looked for before it is created.')
}

/** The issue, or the passing trouble after which nobody knows whether it exists. */
async function create(
  client: GitHubClient,
  act: PublishIssue,
  body: string,
): Promise<IncidentIssue | Refusal> {
  const asked = { ...ownerAndRepo(act.repo), title: act.title, labels: act.labels, body }
  try {
    return (await writeRest(client, CREATE, asked, issue)).issue
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'transient') return error
    throw error
  }
}

async function update(
  client: GitHubClient,
  act: PublishIssue,
  known: IncidentIssue,
  body: string,
): Promise<Performed> {
  const reopens = !known.isOpen && !known.isDismissed
  const changes = isOtherText(known.body, body)
  if (!reopens && !changes) return { kind: 'already-done', url: known.url }
  const asked = {
    ...ownerAndRepo(act.repo),
    issue_number: known.number,
    ...(changes ? { title: act.title, body } : {}),
    ...(reopens ? { state: 'open' } : {}),
  }
  const { issue: updated } = await writeRest(client, UPDATE, asked, issue)
  return { kind: 'done', url: updated.url }
}

/** GitHub may give line ends back as CRLF and without the last one. */
function isOtherText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trimEnd() !== other.replaceAll('\r\n', '\n').trimEnd()
}
