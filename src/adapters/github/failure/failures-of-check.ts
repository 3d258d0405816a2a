import { z } from 'zod'

import type { Gap } from '../../../engine/model/completeness.ts'
import type { Failure, LogText } from '../../../engine/model/failure.ts'
import { gap, gapOf, truncated } from '../api/gaps.ts'
import { FAILED_CHECKS } from '../api/graphql-documents.ts'
import { refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireId, wireList, wireText } from '../api/wire-types.ts'
import { checkHistory } from '../range/check-history.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { annotationList } from './annotations.ts'
import { goodOutputs, saidBy } from './good-outputs.ts'
import { jobLog, type LogOptions } from './job-logs.ts'

const checkRun = z.object({
  databaseId: wireId.nullish(),
  name: wireText,
  title: wireText,
  summary: wireText,
  text: wireText,
  annotations: annotationList,
})

const answer = z.object({
  repository: z.object({
    object: z.object({
      status: z
        .object({ context: z.object({ state: z.string(), description: wireText }).nullish() })
        .nullish(),
      checkSuites: z
        .object({
          nodes: wireList(
            z.object({
              app: z.object({ name: z.string(), slug: z.string() }).nullish(),
              checkRuns: z.object({ nodes: wireList(checkRun) }).nullish(),
            }),
          ),
        })
        .nullish(),
    }),
  }),
})

type Found = z.output<typeof answer>['repository']['object']
type FailedCheck = z.output<typeof checkRun> & { readonly isJob: boolean }

const WHAT = 'the failing checks'

/**
 * What the failing checks say: their notes and output, and the log where the check is a job of a workflow run. `check`
 * names one check, the App whose checks failed, or the context of a commit status.
 */
export async function failuresOfCheck(
  session: IncidentSession,
  check: string,
  options: LogOptions & { readonly maxJobs: number },
  gaps: Gap[],
): Promise<readonly Failure[]> {
  const found = await askedFor(session, check, gaps)
  const failed = failedChecks(found, check)
  const chosen = failed.slice(0, options.maxJobs)
  if (failed.length > chosen.length) {
    gaps.push(truncated(WHAT, `Of ${failed.length} failed checks the first ${chosen.length} were read.`))
  }
  const spoken = chosen.filter(({ isJob, ...one }) => !isJob && saidBy(one) !== '').map(({ name }) => name)
  const outputs = await goodOutputs(session, [...new Set(spoken)]).catch((error: unknown) => {
    gaps.push(gapOf('what the checks said when they were last good', error))
    return new Map<string, LogText>()
  })
  const failures = await Promise.all(
    chosen.map((one) => failureOf(session, one, { ...options, outputs }, gaps)),
  )
  const { state, description = '' } = found.status?.context ?? { state: '' }
  const isRed = /^(?:FAILURE|ERROR)$/.test(state) && description !== ''
  const told = isRed ? [{ ...words(check, description), annotations: [] }] : []
  if (failures.length + told.length === 0) gaps.push(gap(WHAT, 'GitHub holds no output of what failed.'))
  return [...failures, ...told]
}

async function askedFor({ client, incident }: IncidentSession, check: string, gaps: Gap[]): Promise<Found> {
  const variables = { ...incident.repo, sha: incident.badSha, check }
  const question = { name: 'FailedChecks', document: FAILED_CHECKS, variables, retried: true }
  const { data, problems } = await readGraphql(client, question, answer)
  if (problems.length > 0) {
    gaps.push(gapOf(WHAT, refusalOfProblems(problems, null, 'the query FailedChecks')))
  }
  return data.repository.object
}

function failedChecks({ checkSuites }: Found, check: string): readonly FailedCheck[] {
  return (checkSuites?.nodes ?? []).flatMap(({ app, checkRuns }) => {
    const isWhole = app?.name === check || app?.slug === check
    const isJob = app?.slug === 'github-actions'
    const runs = (checkRuns?.nodes ?? []).filter(({ name }) => isWhole || name === check)
    return runs.map((run) => ({ ...run, isJob }))
  })
}

async function failureOf(
  session: IncidentSession,
  { databaseId, name, annotations, isJob, ...check }: FailedCheck,
  { outputs, ...options }: LogOptions & { readonly outputs: ReadonlyMap<string, LogText> },
  gaps: Gap[],
): Promise<Failure> {
  const said = saidBy(check)
  const { notes, total } = annotations
  if (total > notes.length) {
    const because = `${total - notes.length} more than the first ${notes.length} were not read.`
    gaps.push(truncated('the annotations of the failed checks', because))
  }
  if (!isJob || !databaseId)
    return { ...words(name, said), baseline: outputs.get(name) ?? null, annotations: notes }
  const good = await goodJob(session, name)
  const [log, baseline] = await Promise.all([
    jobLog(session, databaseId, 'the log of a failed job', options),
    good === null ? null : jobLog(session, good, 'the last good log of a failed job', options),
  ])
  for (const one of [log, baseline]) if (one !== null && 'gap' in one) gaps.push(one.gap)
  return {
    name,
    log: 'log' in log ? log.log : words(name, said).log,
    baseline: baseline !== null && 'log' in baseline ? baseline.log : null,
    annotations: notes,
  }
}

/** The job of the same name on the commit where it passed last; null where the history is of other checks. */
async function goodJob(session: IncidentSession, name: string): Promise<string | null> {
  const { failing } = session.incident
  if (failing.kind !== 'check' || failing.name !== name) return null
  const branch = await checkHistory(session, name)
  const ends = branch.slice(1).flatMap((commit) => commit.ends)
  return ends.find(({ outcome, jobId }) => outcome === 'passed' && jobId !== null)?.jobId ?? null
}

function words(name: string, said: string): Pick<Failure, 'name' | 'log' | 'baseline'> {
  const log: LogText =
    said === ''
      ? { text: '', completeness: { kind: 'unknown', because: 'The check says nothing itself.' } }
      : { text: said, completeness: { kind: 'complete' } }
  return { name, log, baseline: null }
}
