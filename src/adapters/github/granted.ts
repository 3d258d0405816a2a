import { z } from 'zod'

import type { Act } from '../../engine/model/act.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { boundedClient } from './api/bounded-client.ts'
import { readRest } from './api/read-rest.ts'
import { ownerAndRepo } from './api/repo-parameters.ts'
import { wireId } from './api/wire-types.ts'
import type { GitHubClient } from './octokit.ts'

const ROUTE = 'GET /repos/{owner}/{repo}/installation'

const answer = z.object({ id: wireId, permissions: z.record(z.string(), z.string()) })

/** What an installation of the App was granted, such as `{ issues: 'write' }`. */
export type Granted = Readonly<Record<string, string>>

/** What each of our acts needs to be allowed. Source: "Permissions required for GitHub Apps" of GitHub's documentation. */
export const permissionsFor: Readonly<Record<Act['kind'], Granted>> = {
  'publish-issue': { issues: 'write' },
  'close-issue': { issues: 'write' },
  'publish-report': { checks: 'write', pull_requests: 'write' },
  'close-report': { checks: 'write', pull_requests: 'write' },
  react: { issues: 'write' },
  'open-revert': { contents: 'write', pull_requests: 'write' },
  'open-re-apply': { contents: 'write', pull_requests: 'write' },
  're-run': { actions: 'write' },
}

/** The App's installation in a repository and what it was granted there. One call, as the App itself. */
export async function installationIn(
  appClient: GitHubClient,
  repo: Repo,
): Promise<{ readonly installation: string; readonly granted: Granted }> {
  const { id, permissions } = await readRest(boundedClient(appClient), ROUTE, ownerAndRepo(repo), answer)
  return { installation: id, granted: permissions }
}

/** The installation alone; null where the App is not installed, or the repository is not there. */
export async function installationOf(appClient: GitHubClient, repo: Repo): Promise<string | null> {
  try {
    return (await installationIn(appClient, repo)).installation
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

/** What was not granted of what an act needs, as its page on GitHub says: `pull requests: write`. */
export function lackingFor(granted: Granted, needs: Granted): readonly string[] {
  return Object.entries(needs)
    .filter(([name, level]) => granted[name] !== level && granted[name] !== 'write')
    .map(([name, level]) => `${name.replaceAll('_', ' ')}: ${level}`)
}

/** What one act needs. GitHub takes a comment on a pull request for one on an issue. */
export function needsOf(act: Act): Granted {
  if (act.kind !== 'publish-report' && act.kind !== 'close-report') return permissionsFor[act.kind]
  switch (act.at.kind) {
    case 'check-run':
      return { checks: 'write' }
    case 'pull-comment':
      return { issues: 'write' }
    case 'commit-comment':
      return { contents: 'read' }
  }
}
