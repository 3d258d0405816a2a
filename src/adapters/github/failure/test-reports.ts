import { z } from 'zod'

import type { Gap } from '../../../engine/model/completeness.ts'
import type { Failure } from '../../../engine/model/failure.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Answer, ReportArchive, TestReport } from '../../../engine/ports.ts'
import { gap, gapOf, truncated } from '../api/gaps.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireText } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { storedFile } from './stored-file.ts'

export type ReportOptions = {
  /** Whether the owner says that an artifact of this name holds test reports. */
  readonly wants: (artifact: string) => boolean
  readonly open: ReportArchive
}

/** A run, and when the first of its failed jobs began: what is older is of an earlier attempt. */
export type ReportedRun = { readonly runId: string; readonly since: Instant | null }

const artifact = z
  .object({
    id: wireId,
    name: wireText,
    size_in_bytes: z.number().nonnegative().nullish(),
    expired: z.boolean().nullish(),
    created_at: wireInstant,
  })
  .transform(({ id, name, size_in_bytes: bytes, expired, created_at: at }) => ({
    id,
    name,
    bytes: bytes ?? 0,
    isExpired: expired ?? false,
    at,
  }))

type Artifact = z.output<typeof artifact>

const listing = z.object({ total_count: z.int().nonnegative().nullish(), artifacts: z.array(artifact) })

const WHAT = 'the test reports'
const LIST = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
const DOWNLOAD = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'

/** Each costs a call. */
const MOST_ARTIFACTS = 5
const MOST_BYTES = 50 << 20

/**
 * What the artifacts of a run that the owner names say of failing tests, each report a failure of its own. One call,
 * and one for each artifact.
 */
export async function testReports(
  session: IncidentSession,
  run: ReportedRun,
  { wants, open }: ReportOptions,
  hosts: readonly string[],
): Promise<Answer<readonly Failure[]>> {
  const asked = { ...ownerAndRepo(session.incident.repo), run_id: run.runId, per_page: 100 }
  const { artifacts, total_count: total } = await readRest(session.beside, LIST, asked, listing)
  const unseen = (total ?? artifacts.length) - artifacts.length
  const gaps: Gap[] =
    unseen > 0 ? [truncated(WHAT, `${unseen} artifacts of the run were not looked at.`)] : []
  const wanted = ofAttempt(
    artifacts.filter(({ name }) => wants(name)),
    run.since,
  )
  if (wanted.length === 0)
    gaps.push(gap(WHAT, 'The failing attempt left no artifact with a name that the configuration lists.'))
  const chosen = wanted.slice(0, MOST_ARTIFACTS)
  if (wanted.length > chosen.length)
    gaps.push(truncated(WHAT, `Of ${wanted.length} artifacts the first ${chosen.length} were read.`))
  const failures: Failure[] = []
  // One after the other: each may take as much memory as is allowed.
  for (const one of chosen) {
    const read = await reportsIn(session, one, open, hosts)
    failures.push(...read.value.map(failureOf))
    gaps.push(...read.gaps)
  }
  return { value: failures, gaps }
}

/** Of each name the first that was made since then: later attempts make theirs anew. */
function ofAttempt(artifacts: readonly Artifact[], since: Instant | null): readonly Artifact[] {
  const recent = artifacts.filter(({ at }) => at === null || since === null || at >= since)
  const byName = new Map<string, Artifact>()
  const key = ({ at, name }: Artifact): string => `${at ?? ''} ${name}`
  for (const one of recent.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)))
    if (!byName.has(one.name)) byName.set(one.name, one)
  return [...byName.values()]
}

async function reportsIn(
  { beside, incident }: IncidentSession,
  { id, name, bytes, isExpired }: Artifact,
  open: ReportArchive,
  hosts: readonly string[],
): Promise<Answer<readonly TestReport[]>> {
  const what = `artifact ${name}`
  const nothing = (because: string) => ({ value: [], gaps: [gap(what, because)] })
  if (isExpired) return nothing('It is past its retention.')
  if (bytes > MOST_BYTES) return nothing(`It is larger than ${MOST_BYTES >> 20} MiB.`)
  try {
    const of = { ...ownerAndRepo(incident.repo), artifact_id: id, archive_format: 'zip' }
    const body = await storedFile(beside, { route: DOWNLOAD, of, noun: 'artifact' }, hosts)
    if (typeof body === 'string') return nothing(body)
    return await opened(what, body, open)
  } catch (error) {
    const isGone = error instanceof Refusal && error.kind === 'not-found'
    return isGone ? nothing('It is past its retention.') : { value: [], gaps: [gapOf(what, error)] }
  }
}

async function opened(
  what: string,
  body: ReadableStream<Uint8Array>,
  open: ReportArchive,
): Promise<Answer<readonly TestReport[]>> {
  let isBroken = false
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch {
      isBroken = true
    }
  }
  const read = await open(what, pieces())
  return isBroken ? { value: [], gaps: [gap(what, 'The download broke off.')] } : read
}

function failureOf({ name, log }: TestReport): Failure {
  return { name: `test report ${name}`, source: 'test-report', log, baseline: null, annotations: [] }
}
