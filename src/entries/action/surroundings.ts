import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'

/** Where the workflow runs. */
export type Surroundings = {
  readonly repo: Repo
  /** Root of the REST API. */
  readonly apiUrl: string
  /** Where people browse. */
  readonly forgeUrl: string
}

const schema = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/u),
  GITHUB_API_URL: z.url({ protocol: /^https?$/u }).default('https://api.github.com'),
  GITHUB_SERVER_URL: z.url({ protocol: /^https?$/u }).default('https://github.com'),
})

/** Reads what the runner says of repository and server. Throws {@link Refusal} outside of a workflow. */
export function readSurroundings(environment: Readonly<Record<string, string | undefined>>): Surroundings {
  const read = schema.safeParse(environment)
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path.join('.')).join(', ')
    const mend = 'Run this as a step of a GitHub Actions workflow.'
    throw new Refusal('bad-input', `${names} is not set as GitHub's runner sets it`, mend)
  }
  const [owner = '', name = ''] = read.data.GITHUB_REPOSITORY.split('/')
  return { repo: { owner, name }, apiUrl: read.data.GITHUB_API_URL, forgeUrl: read.data.GITHUB_SERVER_URL }
}
