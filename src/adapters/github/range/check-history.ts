import { z } from 'zod'

import type { Attempt } from '../../../engine/model/failure.ts'
import type { Instant, Sha } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { CHECK_HISTORY } from '../api/graphql-documents.ts'
import { type GraphqlProblem, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireId, wireInstant, wireList, wireSha } from '../api/wire-types.ts'
import { outcomeOf } from '../failure/outcome-of.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'

/** One end of a check on one commit. */
export type CheckEnd = {
  readonly outcome: Attempt['outcome']
  readonly at: Instant | null
  /** The job behind it, where the check is one of a workflow run. */
  readonly jobId: string | null
}

/** A commit of the branch, and how the check fared on it. */
export type CheckedCommit = {
  readonly sha: Sha
  /** The newest first; none where it did not run. */
  readonly ends: readonly CheckEnd[]
  /** Whether everything that ran on it passed. */
  readonly allPassed: boolean
}

/**
 * How many commits each page holds that is read until one is found on which the check passed: a call each. A range of a
 * hundred costs three; what was red for longer than all of them is as good as never green.
 */
const PAGES = [30, 50, 50, 50, 50]

const ran = z.object({ status: z.string().nullish(), conclusion: z.string().nullish() })

const suite = ran.extend({
  app: z.object({ name: z.string(), slug: z.string() }).nullish(),
  updatedAt: wireInstant,
  checkRuns: z
    .object({ nodes: wireList(ran.extend({ databaseId: wireId.nullish(), completedAt: wireInstant })) })
    .nullish(),
})

const commit = z.object({
  oid: wireSha,
  parents: z.object({ nodes: wireList(z.object({ oid: wireSha })) }),
  statusCheckRollup: z.object({ state: z.string() }).nullish(),
  status: z.object({ context: z.object({ state: z.string(), createdAt: wireInstant }).nullish() }).nullish(),
  checkSuites: z.object({ nodes: wireList(suite) }).nullish(),
})

type WireCommit = z.output<typeof commit>

const answer = z.object({
  repository: z.object({
    object: z.object({
      history: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
        nodes: wireList(commit),
      }),
    }),
  }),
})

/**
 * How a check fared on the failing commit and those of the branch before it (first parents), newest first. `check` is
 * the name of one check, of the App whose checks are meant, or the context of a commit status; empty where all that ran
 * is meant. Reading ends with the page on which it passed.
 */
export const checkHistory = perSession(
  async (session: IncidentSession, check: string): Promise<readonly CheckedCommit[]> => {
    const seen = new Map<Sha, WireCommit>()
    let after: string | null = null
    let branch: readonly CheckedCommit[] = []
    for (const first of PAGES) {
      const page: Page = await onePage(session, { check, first, after })
      for (const one of page.nodes) seen.set(one.oid, one)
      branch = firstParents(seen, session.incident.badSha).map((one) => checkedCommit(one, check))
      const hasPassed = branch
        .slice(1)
        .some(({ ends, allPassed }) => (check === '' ? allPassed : newestOutcome(ends) === 'passed'))
      if (hasPassed || !page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor ?? null
    }
    return branch
  },
)

type Page = z.output<typeof answer>['repository']['object']['history']

async function onePage(
  { client, incident }: IncidentSession,
  asked: { readonly check: string; readonly first: number; readonly after: string | null },
): Promise<Page> {
  const variables = { ...incident.repo, sha: incident.badSha, ...asked }
  const question = { name: 'CheckHistory', document: CHECK_HISTORY, variables, retried: true }
  const { data, problems } = await readGraphql(client, question, answer)
  if (problems.every(isForbiddenStatus)) return data.repository.object.history
  const refusal = refusalOfProblems(problems, null, 'the query CheckHistory')
  // With nulls in between nobody knows whether the check passed there.
  throw refusal.kind === 'missing-permission'
    ? refusal
    : new Refusal('unavailable', refusal.message, refusal.mend)
}

/** Without the permission to read statuses, checks can be read all the same. */
function isForbiddenStatus({ type, path }: GraphqlProblem): boolean {
  return type === 'FORBIDDEN' && path.includes('status')
}

function firstParents(seen: ReadonlyMap<Sha, WireCommit>, head: Sha): readonly WireCommit[] {
  const chain: WireCommit[] = []
  for (let at = seen.get(head); at !== undefined;) {
    chain.push(at)
    const parent = at.parents.nodes[0]?.oid
    at = parent === undefined || chain.length > seen.size ? undefined : seen.get(parent)
  }
  return chain
}

function checkedCommit(one: WireCommit, check: string): CheckedCommit {
  const suites = one.checkSuites?.nodes ?? []
  const context = one.status?.context ?? null
  const named = suites.flatMap(({ app, checkRuns }) =>
    (checkRuns?.nodes ?? []).map((run) => ({
      outcome: ended(run.status, run.conclusion),
      at: run.completedAt,
      jobId: app?.slug === 'github-actions' ? (run.databaseId ?? null) : null,
    })),
  )
  const ofApp = suites
    .filter(({ app }) => app?.name === check || app?.slug === check)
    .map(({ status, conclusion, updatedAt: at }) => ({ outcome: ended(status, conclusion), at, jobId: null }))
  const told =
    context === null ? [] : [{ outcome: outcomeOfState(context.state), at: context.createdAt, jobId: null }]
  const ends = [...told, ...named, ...ofApp]
  return {
    sha: one.oid,
    ends: ends.toSorted((a, b) => Date.parse(b.at ?? '1970') - Date.parse(a.at ?? '1970')),
    allPassed: one.statusCheckRollup?.state === 'SUCCESS',
  }
}

/** GraphQL shouts what REST says. */
function ended(status: string | null | undefined, conclusion: string | null | undefined): Attempt['outcome'] {
  return outcomeOf((status ?? '').toLowerCase(), conclusion?.toLowerCase() ?? null)
}

function outcomeOfState(state: string): Attempt['outcome'] {
  if (state === 'SUCCESS') return 'passed'
  return state === 'FAILURE' || state === 'ERROR' ? 'failed' : 'running'
}

/** How a check that may have been tried several times ended at last; null where it never did. */
export function newestOutcome(ends: CheckedCommit['ends']): 'passed' | 'failed' | null {
  for (const { outcome } of ends) if (outcome === 'passed' || outcome === 'failed') return outcome
  return null
}
