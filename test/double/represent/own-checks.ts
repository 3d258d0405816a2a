import { nodeId } from '../app-key.ts'
import type { OwnCheckRecord } from '../records.ts'
import { appJson } from './accounts.ts'
import { repositoryPage, repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

/** A check run that an App made itself. GitHub does not tell which buttons it shows. */
export function ownCheckJson(where: InRepository, check: OwnCheckRecord) {
  const { repository, world } = where
  const url = `${repositoryUrl(where, repository)}/check-runs/${check.id}`
  const page = `${repositoryPage(where, repository)}/runs/${check.id}`
  return {
    id: check.id,
    head_sha: check.sha,
    node_id: nodeId('CR', repository.id, check.id),
    external_id: check.externalId,
    url,
    html_url: page,
    details_url: page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.startedAt,
    output: { ...check.output, text: null, annotations_count: 0, annotations_url: `${url}/annotations` },
    name: check.name,
    check_suite: { id: check.id + 1 },
    app: appJson(where, { ...world.app, slug: check.slug }),
    pull_requests: [],
  }
}
