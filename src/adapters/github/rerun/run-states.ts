import { z } from 'zod'

import type { Repo } from '../../../engine/model/repo.ts'
import type { RunState } from '../../../engine/model/rerun.ts'
import type { RerunSource } from '../../../engine/ports.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { sourcesDocument } from '../api/graphql-documents.ts'
import { readGraphql } from '../api/read-graphql.ts'
import type { GitHubClient } from '../octokit.ts'
import { namesEnvironment } from './names-environment.ts'
import { type Run, runOf } from './run-of.ts'

const blob = z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() })
const answer = z.object({ repository: z.record(z.string(), blob.nullable()) })

/** Reads how a run stands and whether starting it again might deploy: two calls. */
export function githubReruns(client: GitHubClient): RerunSource {
  const bounded = boundedClient(client)
  return {
    state: async (repo, id) => {
      const run = await runOf(bounded, repo, id)
      const { attempt, isEnded, workflow } = run
      return { attempt, isEnded, workflow, deploys: isEnded ? await deploysOf(bounded, repo, run) : unread }
    },
  }
}

type Deploys = RunState['deploys']

const unread: Deploys = { kind: 'maybe', because: 'it still runs' }

/** GitHub tells of a job's environment only once it began; what a re-run begins stands in the files alone. */
async function deploysOf(client: GitHubClient, repo: Repo, { files }: Run): Promise<Deploys> {
  if (files === null) return maybe('a workflow of it stands in another repository, and was not read')
  const at = Object.fromEntries(files.map(({ sha, path }, index) => [`at${index}`, `${sha}:${path}`]))
  const question = {
    name: 'Sources',
    document: sourcesDocument(files.length),
    variables: { ...repo, ...at },
    retried: true,
  }
  const { data } = await readGraphql(client, question, answer)
  const texts = files.map((_, index) => {
    const file = data.repository[`f${index}`]
    return file?.isTruncated === true ? null : (file?.text ?? null)
  })
  if (texts.some((text) => text === null)) return maybe('its workflow file could not be read')
  return texts.some((text) => text !== null && namesEnvironment(text))
    ? maybe('its workflow file names an environment')
    : { kind: 'no' }
}

function maybe(because: string): Deploys {
  return { kind: 'maybe', because }
}
