import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Octokit } from '@octokit/core'

import { composeApp, type Job, type Order, type Settled } from '../../../../src/compose/compose-app.ts'
import { type Config, defaultConfig } from '../../../../src/config/schema.ts'
import type { CaseRecord } from '../../../../src/engine/model/case-record.ts'
import type { ChangeId, IncidentId, Instant } from '../../../../src/engine/model/ids.ts'
import type { Told } from '../../../../src/engine/model/told.ts'
import { translate } from '../../../../src/entries/app/translate.ts'
import { worker } from '../../../../src/entries/app/worker.ts'
import { aDelivery, quiet } from '../../../adapters/store/contract/under-test.ts'
import { aSilentVerdict } from '../../../builders/a-judgement.ts'
import { aDeployment, anIncident } from '../../../builders/an-incident.ts'
import { aSha } from '../../../builders/ids.ts'
import type { Payload } from '../../../double/payloads.ts'
import type { CommentRecord, IssueRecord } from '../../../double/records.ts'
import { startStage } from '../../../double/stage.ts'

export type Comment = {
  readonly body: string
  readonly user: string
  readonly on?: IssueRecord
  readonly action?: 'created' | 'edited' | 'deleted'
}

export type Hearing = Awaited<ReturnType<typeof openHearing>>

/** The App's own parts on a real store and over HTTP to a double; only the triage itself is counted, not done. */
export async function openHearing() {
  const stage = await startStage({ commits: 4 })
  const { double, story, installationId } = stage
  const { repository } = stage.played
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-hearing-'))
  const installation = String(installationId)
  const token = double.token({ kind: 'installation', installation: installationId })
  const client = (auth: string) => new Octokit({ auth, baseUrl: double.url })
  let now = 0
  const clock = { now: () => now }
  const app = await composeApp({
    settings: {
      appId: double.app.id,
      privateKey: double.app.privateKey,
      forgeUrl: 'https://github.com',
      languageModel: null,
    } as never,
    store: { kind: 'embedded', directory },
    logHosts: [],
    mirrors: null,
    weightsDirectory: null,
    clock,
    journal: quiet,
    clientFor: async (of) => client(of === null ? double.jwt() : token),
  })
  const repo = { owner: story.owner, name: story.name }
  const tenancy = app.store.forInstallation(installation)
  const triaged: { readonly incident: IncidentId; readonly wish: unknown }[] = []
  let config: Config = defaultConfig
  const workbench = {
    ...app.workbench,
    config: async () => config,
    triage: async ({ id }: { readonly id: IncidentId }, _config: Config, _behalf: unknown, wish: unknown) => {
      triaged.push({ incident: id, wish })
      return { performed: [] } as never
    },
  }
  const handle = worker({ store: app.store, workbench, clock, journal: quiet })

  /** An incident with an issue that we wrote, and the changes of its range. */
  const anOpenCase = async (name: string, pulls: readonly number[] = [12, 13]): Promise<IssueRecord> => {
    const failing = aDeployment({ environment: name, runId: null })
    const incident = anIncident({ id: name as IncidentId, repo, failing })
    const actor = await app.workbench.actor({ installation, repo, cause: name })
    const publish = { kind: 'publish-issue', incident: incident.id, repo, title: name, labels: [] } as const
    const performed = await actor.perform(publish, { body: 'The report.' })
    const made = repository.issues.at(-1)
    if (performed.kind !== 'done' || made === undefined) throw new Error('the issue was not written')
    await keep({ ...aCase(incident), issueUrl: performed.url })
    const changes = pulls.map((pull) => ({ id: aSha(pull) as unknown as ChangeId, pull }))
    await tenancy.words.keepWindow(incident.id, {
      good: aSha('good'),
      bad: aSha('bad'),
      changes,
      failures: [{ name: 'deploy', excerpt: 'Error: it broke' }],
    })
    return made
  }
  const aCase = (incident: CaseRecord['incident']): CaseRecord => ({
    incident,
    verdict: aSilentVerdict(),
    state: 'open',
    issueUrl: null,
    updatedAt: '2026-03-02T10:00:00.000Z' as Instant,
  })
  const keep = async (record: CaseRecord): Promise<void> => await tenancy.cases.save(record)

  const jobOf = (order: Order, attempt = 0): Job => {
    const { signal } = new AbortController()
    return { installation, order, delivery: aDelivery().guid, id: 'job', attempt, isLast: false, signal }
  }
  /** What comes of a payload: null where it asks for nothing. */
  const hear = async (event: string, payload: Payload): Promise<{ job: Job; settled: Settled } | null> => {
    const asked = translate(event, payload, app.readPayload, now)
    if (asked.kind === 'nothing') return null
    const job = jobOf(asked.order)
    return { job, settled: await handle(job) }
  }
  const says = async ({ body, user, on, action = 'created' }: Comment) => {
    const issue = on ?? repository.issues[0]
    if (issue === undefined) throw new Error('there is no issue to comment on')
    const comment: CommentRecord = repository.comment(issue, { user, body })
    now = Math.max(now, Date.parse(comment.createdAt) + 1000)
    const before = triaged.length
    const heard = await hear('issue_comment', double.payloads.issueComment(repository, comment.id, action))
    const reactions = comment.reactions.map(({ content }) => content).join(' ')
    return { comment, reactions, triages: triaged.length - before, heard }
  }
  return {
    stage,
    repository,
    repo,
    words: tenancy.words,
    tenancy,
    triaged,
    says,
    hear,
    again: handle,
    anOpenCase,
    keep,
    told: async (name: string): Promise<Told> => await tenancy.words.told(name as IncidentId),
    /** Time goes by, on the calendar of the double too. */
    passes: (milliseconds: number) => {
      now += milliseconds
      double.world.at(new Date(now).toISOString())
    },
    setConfig: (over: Partial<Config>) => void (config = { ...defaultConfig, ...over }),
    close: async () => {
      await app.store.close()
      rmSync(directory, { recursive: true, force: true })
      await stage.close()
    },
  }
}
