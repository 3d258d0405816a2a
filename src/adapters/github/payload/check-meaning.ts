import { z } from 'zod'

import type { Failing } from '../../../engine/model/incident.ts'
import { wireId, wireInstant, wireSha, wireText } from '../api/wire-types.ts'
import { outcomeOf } from '../failure/outcome-of.ts'
import { incidentKey } from '../incident-key.ts'
import { installation, oneLine, repository } from './payload-envelope.ts'
import { nothing, type PayloadMeaning, type PayloadOptions } from './payload-meaning.ts'
import { unwatchedBecause } from './watched-branches.ts'

const app = z.object({ id: wireId, slug: wireText, name: wireText }).nullish()

const suite = z.object({
  id: wireId,
  head_branch: z.string().nullish(),
  head_sha: wireSha,
  conclusion: z.string().nullish(),
  updated_at: wireInstant,
  app,
})

const suiteMessage = z.object({
  action: z.literal('completed'),
  check_suite: suite,
  repository,
  installation,
})

const checkMessage = z.object({
  action: z.literal('completed'),
  check_run: z.object({
    name: wireText,
    head_sha: wireSha,
    conclusion: z.string().nullish(),
    completed_at: wireInstant,
    output: z.object({ title: wireText, summary: wireText }).nullish(),
    app,
    check_suite: z.object({ id: wireId, head_branch: z.string().nullish() }),
  }),
  repository,
  installation,
})

/** One end of a suite of checks, or of one check in it, in the same words. */
type Ended = {
  readonly app: z.output<typeof app>
  readonly suiteId: string
  readonly branch: string | null
  readonly sha: z.output<typeof wireSha>
  readonly conclusion: string | null
  readonly at: z.output<typeof wireInstant>
  readonly says: string | null
  /** One good check does not make its suite good. */
  readonly isWhole: boolean
  readonly home: z.output<typeof repository>
  readonly installationId: string | null
}

/** GitHub's own App, whose checks are the jobs of workflow runs. */
const actions = 'github-actions'
/** Of what a check says itself; a summary may have 65,535 characters. */
const longestSays = 8 * 1024

/**
 * What the end of a check suite means, the checks of one App at one commit. All checks of a suite are one failing thing,
 * so that a hundred failed ones are one incident. Those of GitHub Actions are told by their workflow run instead.
 */
export function suiteMeaning(payload: unknown, options: PayloadOptions): PayloadMeaning {
  const read = suiteMessage.safeParse(payload)
  if (!read.success) return nothing('The payload is no ended check suite.')
  const { check_suite: ended, repository: home, installation: installationId } = read.data
  const { app: by, id: suiteId, head_sha: sha, updated_at: at } = ended
  const branch = ended.head_branch ?? null
  const conclusion = ended.conclusion ?? null
  const facts = { app: by, suiteId, branch, sha, conclusion, at, says: null, isWhole: true }
  return meaningOf({ ...facts, home, installationId }, options)
}

/** What the end of one check means: its failure is that of its suite, told earlier. */
export function checkMeaning(payload: unknown, options: PayloadOptions): PayloadMeaning {
  const read = checkMessage.safeParse(payload)
  if (!read.success) return nothing('The payload is no ended check.')
  const { check_run: ended, repository: home, installation: installationId } = read.data
  const { app: by, head_sha: sha, completed_at: at, output } = ended
  const { id: suiteId, head_branch: branch } = ended.check_suite
  const says = [ended.name, output?.title ?? '', output?.summary ?? '']
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, longestSays)
    .toWellFormed()
  const conclusion = ended.conclusion ?? null
  const facts = { app: by, suiteId, branch: branch ?? null, sha, conclusion, at, says, isWhole: false }
  return meaningOf({ ...facts, home, installationId }, options)
}

function meaningOf(ended: Ended, options: PayloadOptions): PayloadMeaning {
  const { branch, home, sha, at, installationId } = ended
  const { repo } = home
  const ignored = ignoredBecause(ended, options)
  if (ignored !== null || branch === null) return nothing(ignored ?? 'The check is on no branch.')
  const outcome = outcomeOf('completed', ended.conclusion)
  const failing: Failing = {
    kind: 'check',
    name: nameOf(ended),
    branch,
    suiteId: ended.suiteId,
    ...(ended.says === null ? {} : { says: ended.says }),
  }
  if (outcome === 'passed' && ended.isWhole)
    return { kind: 'recovery', repo, working: failing, sha, at, installationId }
  if (outcome !== 'failed')
    return nothing(`A check that ended as ${oneLine(ended.conclusion ?? 'nothing')} starts no incident.`)
  const appId = ended.app?.id ?? ''
  const id = incidentKey({ kind: 'checks', repositoryId: home.id, appId, branch, sha })
  const title = `${nameOf(ended)} failed on ${oneLine(branch)}`
  return {
    kind: 'incident',
    incident: { id, repo, failing, title, badSha: sha, seenAt: at },
    installationId,
    joins: [],
  }
}

function nameOf({ app: by }: Ended): string {
  return oneLine(by?.name ?? '') || oneLine(by?.slug ?? '') || 'checks'
}

/** A suite of a fork has no branch here. */
function ignoredBecause({ app: by, branch, home }: Ended, options: PayloadOptions): string | null {
  if (by?.slug === actions) return 'Checks of GitHub Actions are told by their workflow run.'
  if (options.ownApp !== undefined && by?.id === options.ownApp) return 'The check is our own.'
  if (branch === null) return 'The check is on no branch of this repository.'
  return unwatchedBecause(branch, home.defaultBranch, options)
}
