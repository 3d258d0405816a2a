import { createHash, createHmac } from 'node:crypto'

import type { IncidentId, Sha } from '../../../engine/model/ids.ts'
import type { Repo } from '../../../engine/model/repo.ts'

/**
 * The hidden line by which we know an issue of ours again: `<!-- prime-suspect:v1:<incident>:<signature> -->`.
 * Signed, because anyone can paste a copy of what they see elsewhere; it counts only in what we wrote ourselves.
 */
export function incidentMarker(key: string, incident: IncidentId): string {
  return marker(key, 'v1', incident)
}

/** The same for the sentence that closes an incident; another sentence has another marker. */
export function closingMarker(key: string, incident: IncidentId, sentence: string): string {
  return marker(key, 'v1-closing', `${incident}\n${sentence}`)
}

/** The same for a report at a place besides the issue. */
export function reportMarker(key: string, incident: IncidentId, place: string): string {
  return marker(key, 'v1-report', `${incident}\n${place}`)
}

/** The same for a draft that takes a pull request back. */
export function revertMarker(key: string, { owner, name }: Repo, pull: number): string {
  return marker(key, 'v1-revert', `${owner}/${name}#${pull}`.toLowerCase())
}

/** The same for our check at a commit, by which a press of its buttons finds the incident: it keeps a name of its own. */
export function checkName(key: string, incident: IncidentId, sha: Sha): string {
  return signed(key, 'v1-report', `${incident}\ncheck ${sha}`)
}

function marker(key: string, kind: string, subject: string): string {
  return `<!-- ${signed(key, kind, subject)} -->`
}

function signed(key: string, kind: string, subject: string): string {
  const name = createHash('sha256').update(subject).digest('hex').slice(0, 24)
  const signature = createHmac('sha256', key)
    .update(`prime-suspect:${kind}:${subject}`)
    .digest('hex')
    .slice(0, 32)
  return `prime-suspect:${kind}:${name}:${signature}`
}
