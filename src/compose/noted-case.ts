import type { NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import type { CaseRecord } from '../engine/model/case-record.ts'
import type { Instant } from '../engine/model/ids.ts'

/** What an issue that we keep tells of its incident: no verdict, for the note in it holds none. */
export function notedCase({ incident, isOpen, url }: NotedIssue): CaseRecord {
  return {
    incident,
    verdict: { kind: 'silent', because: 'weak-evidence', says: '' },
    state: isOpen ? 'open' : 'closed',
    issueUrl: url,
    updatedAt: incident.seenAt ?? (new Date(0).toISOString() as Instant),
  }
}
