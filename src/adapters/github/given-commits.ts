import { z } from 'zod'

import type { Sha } from '../../engine/model/ids.ts'
import type { Incident } from '../../engine/model/incident.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Answer } from '../../engine/ports.ts'
import { boundedClient } from './api/bounded-client.ts'
import { gap } from './api/gaps.ts'
import { readRest } from './api/read-rest.ts'
import { ownerAndRepo } from './api/repo-parameters.ts'
import { wireSha } from './api/wire-types.ts'
import type { GitHubClient } from './octokit.ts'
import { compareRange } from './range/compare-range.ts'
import { incidentSessions } from './session/incident-session.ts'

const COMMIT = 'GET /repos/{owner}/{repo}/commits/{ref}'

/** The commit that a person named by its id, a tag or a branch. One call. */
export async function commitOf(client: GitHubClient, repo: Repo, ref: string): Promise<Sha> {
  const asked = { ...ownerAndRepo(repo), ref, per_page: 1 }
  try {
    return (await readRest(boundedClient(client), COMMIT, asked, z.object({ sha: wireSha }))).sha
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'not-found' && error.kind !== 'bad-input')) throw error
    const mend = 'Give the full id of a commit, a tag or a branch of this repository.'
    throw new Refusal('bad-input', `GitHub knows no commit by the name ${ref.slice(0, 200)}`, mend, {
      cause: error,
    })
  }
}

/** The range from a commit that a person called good to the bad one of the incident. One call, or more for many commits. */
export async function givenRange(
  client: GitHubClient,
  incident: Incident,
  good: Sha,
): Promise<Answer<RegressionRange>> {
  const bad = incident.badSha
  const session = incidentSessions(client, () => undefined).begin(incident)
  const compared = await compareRange(session, good, bad)
  switch (compared.kind) {
    case 'ahead':
      return { value: { kind: 'bounded', good, bad, goodFrom: 'given' }, gaps: [] }
    case 'diverged': {
      const because =
        'The good commit that was given is not an ancestor of the bad one; changes on its side only are not looked at.'
      return {
        value: { kind: 'bounded', good, bad, goodFrom: 'given' },
        gaps: [gap('last known good', because)],
      }
    }
    case 'identical':
      return { value: { kind: 'empty', good, bad, because: 'same-commit' }, gaps: [] }
    case 'behind':
      return { value: { kind: 'empty', good, bad, because: 'rolled-back' }, gaps: [] }
    case 'unavailable': {
      const fallback = 'The newest 100 commits up to the failing one were taken instead.'
      return { value: { kind: 'open', bad, because: compared.because, fallback }, gaps: [] }
    }
  }
}
