import type { Act, Performed } from '../../../engine/model/act.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { writeRest } from '../api/write-rest.ts'
import type { GitHubClient } from '../octokit.ts'
import { createOnce } from './create-once.ts'
import { findIncidentIssue, type IncidentIssue, issue } from './incident-issue.ts'
import { isOtherText } from './is-other-text.ts'
import { incidentMarker } from './marker.ts'
import type { Writer } from './writer.ts'

type PublishIssue = Extract<Act, { kind: 'publish-issue' }>

const CREATE = 'POST /repos/{owner}/{repo}/issues'
const UPDATE = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'

/** Creates the issue of an incident or brings it up to date; a body that says the same is left alone. */
export async function publishIssue(writer: Writer, act: PublishIssue, report: string): Promise<Performed> {
  const marker = incidentMarker(writer.markerKey, act.incident)
  const body = `${marker}\n${report}`
  const find = () => findIncidentIssue(writer.client, { ...act, login: writer.login, marker })
  const known = await find()
  if (known !== null) return await update(writer.client, act, known, body)
  if (act.isSecond === true) return { kind: 'refused', because: 'The issue was not found again.' }
  const created = await createOnce(writer, () => create(writer.client, act, body), find)
  return { kind: 'done', url: created.url }
}

async function create(client: GitHubClient, act: PublishIssue, body: string): Promise<IncidentIssue> {
  const asked = { ...ownerAndRepo(act.repo), title: act.title, labels: act.labels, body }
  return (await writeRest(client, CREATE, asked, issue)).issue
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
