import type { Kysely } from 'kysely'

import type { CaseRecord } from '../../engine/model/case-record.ts'
import { failingKey } from '../../engine/model/failing-key.ts'
import { goesOn } from '../../engine/model/goes-on.ts'
import type { IncidentId, Instant } from '../../engine/model/ids.ts'
import { type Failing, runBehind } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Cases } from '../../engine/ports.ts'
import { storedIncident, storedVerdict } from './stored-words.ts'
import type { Tables } from './tables.ts'

/** The cases of one installation; no function of it can see another's. */
export function storeCases(db: Kysely<Tables>, installation: string): Cases {
  return {
    find: async (id) => await find(db, installation, id),
    openFor: async (repo, failing) => await openFor(db, installation, repo, failing),
    openIn: async (repo) => {
      const rows = await ofRepo(db, installation, repo, 'open').execute()
      return rows.map(recordOf)
    },
    closedSince: async (repo, failing, since) => {
      const isRun = failing.kind === 'workflow-run'
      const hasKey = failing.kind === 'alert' && failing.key !== undefined
      const rows = await ofRepo(db, installation, repo, 'closed')
        .where((is) =>
          is.or([
            is('failing_key', '=', failingKey(failing)),
            ...(isRun ? [is('failing_key', 'like', '["deployment",%')] : []),
            ...(hasKey ? [is('failing_key', 'like', '["alert",%')] : []),
          ]),
        )
        .where('issue_url', 'is not', null)
        .where('updated_at', '>=', new Date(since))
        .execute()
      return rows.map(recordOf).filter(({ incident }) => goesOn(incident.failing, failing))
    },
    save: async (record) => await save(db, installation, record),
  }
}

async function find(db: Kysely<Tables>, installation: string, id: IncidentId): Promise<CaseRecord | null> {
  const row = await selectCases(db, installation).where('incident_id', '=', id).executeTakeFirst()
  return row === undefined ? null : recordOf(row)
}

function ofRepo(db: Kysely<Tables>, installation: string, repo: Repo, state: CaseRecord['state']) {
  return selectCases(db, installation)
    .where('owner', '=', repo.owner)
    .where('name', '=', repo.name)
    .where('state', '=', state)
    .orderBy('updated_at', 'desc')
    .orderBy('incident_id')
}

async function openFor(
  db: Kysely<Tables>,
  installation: string,
  repo: Repo,
  failing: Failing,
): Promise<readonly CaseRecord[]> {
  const run = runBehind(failing)
  const hasKey = failing.kind === 'alert' && failing.key !== undefined
  const rows = await ofRepo(db, installation, repo, 'open')
    .where((is) =>
      is.or([
        is('failing_key', '=', failingKey(failing)),
        ...(run === null ? [] : [is('run_id', '=', run)]),
        ...(hasKey ? [is('failing_key', 'like', '["alert",%')] : []),
      ]),
    )
    .execute()
  const records = rows.map(recordOf)
  return hasKey ? records.filter(({ incident }) => goesOn(incident.failing, failing)) : records
}

async function save(db: Kysely<Tables>, installation: string, record: CaseRecord): Promise<void> {
  const { incident } = record
  const said = {
    owner: incident.repo.owner,
    name: incident.repo.name,
    failing_key: failingKey(incident.failing),
    run_id: runBehind(incident.failing),
    incident: JSON.stringify(incident),
    verdict: JSON.stringify(record.verdict),
    state: record.state,
    issue_url: record.issueUrl,
    updated_at: record.updatedAt,
  }
  await db
    .insertInto('cases')
    .values({ installation, incident_id: incident.id, ...said })
    .onConflict((conflict) => conflict.columns(['installation', 'incident_id']).doUpdateSet(said))
    .execute()
}

/** The cases of one installation, to be narrowed down. */
export function selectCases(db: Kysely<Tables>, installation: string) {
  return db
    .selectFrom('cases')
    .select(['incident', 'verdict', 'state', 'issue_url', 'updated_at'])
    .where('installation', '=', installation)
}

type Selected = {
  readonly incident: unknown
  readonly verdict: unknown
  readonly state: string
  readonly issue_url: string | null
  readonly updated_at: Date
}

export function recordOf(row: Selected): CaseRecord {
  return {
    incident: storedIncident.parse(row.incident),
    verdict: storedVerdict.parse(row.verdict),
    state: row.state === 'open' ? 'open' : 'closed',
    issueUrl: row.issue_url,
    updatedAt: row.updated_at.toISOString() as Instant,
  }
}
