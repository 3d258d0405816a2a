import {
  failingOfAlert,
  type Job,
  type Order,
  type Store,
  type Workbench,
} from '../../../src/compose/compose-app.ts'
import { type Config, defaultConfig } from '../../../src/config/schema.ts'
import type { Act, Performed } from '../../../src/engine/model/act.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { worker } from '../../../src/entries/app/worker.ts'
import { aDelivery, anInstallation, quiet } from '../../adapters/store/contract/under-test.ts'
import { aJudgement } from '../../builders/a-judgement.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { anInstant } from '../../builders/ids.ts'

/** The issue that everything a desk writes is said to be in. */
export const issueUrl = 'https://github.test/acme/shop/issues/1'

/** An installation with a workbench that saves what it triages, as the engine does, and counts. */
export function aDeskAt(
  store: Store,
  refusal: Refusal | null = null,
  config: Config | Refusal = defaultConfig,
) {
  const installation = anInstallation()
  const { cases } = store.forInstallation(installation)
  const triaged: string[] = []
  const forgotten: string[] = []
  const acts: { readonly act: Act; readonly body: string }[] = []
  const workbench: Workbench = {
    config: async () => {
      if (config instanceof Refusal) throw config
      return config
    },
    checkName: () => '',
    reApply: async () => ({ kind: 'refused', because: 'not asked' }),
    signature: async ({ title }) => title,
    incidentOf: async (alert) => anIncident({ failing: failingOfAlert(alert), seenAt: alert.at }),
    triage: async (incident) => {
      triaged.push(incident.id)
      if (refusal !== null) throw refusal
      const { verdict } = aJudgement()
      await cases.save({ incident, verdict, state: 'open', issueUrl, updatedAt: anInstant() })
      const performed: readonly Performed[] = [{ kind: 'done', url: issueUrl }]
      return { judgement: aJudgement(), performed } as unknown as Awaited<ReturnType<Workbench['triage']>>
    },
    roleOf: async () => 'none',
    page: async () => null,
    erase: async () => undefined,
    forget: async (of, { owner, name }) => {
      forgotten.push(`${of} ${owner}/${name}`)
    },
    actor: async () => ({
      perform: async (act, { body }) => {
        acts.push({ act, body })
        return { kind: 'done', url: issueUrl }
      },
    }),
  }
  const handle = worker({
    store,
    workbench,
    clock: { now: () => Date.parse('2026-03-02T12:00:00Z') },
    journal: quiet,
  })
  const does = async (order: Order) => await handle(aJob(installation, order))
  /** As if an earlier try had been killed after it began to act. */
  const doesAgain = async (order: Order) => {
    const job = aJob(installation, order)
    await store.forInstallation(installation).effects(job.delivery).begin(publishActOf(order))
    return await handle(job)
  }
  return { installation, cases, triaged, forgotten, acts, does, doesAgain }
}

function publishActOf(order: Order): string {
  return JSON.stringify(['publish-issue', order.kind === 'triage' ? order.incident.id : ''])
}

function aJob(installation: string, order: Order): Job {
  const { signal } = new AbortController()
  return { installation, order, delivery: aDelivery().guid, id: 'job', attempt: 0, isLast: false, signal }
}
