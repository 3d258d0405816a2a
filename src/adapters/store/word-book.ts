import type { Kysely } from 'kysely'

import type { CaseRecord } from '../../engine/model/case-record.ts'
import type { CaseWindow } from '../../engine/model/case-window.ts'
import type { IncidentId, Instant } from '../../engine/model/ids.ts'
import type { Incident } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'
import {
  type ToldAnswer,
  answerOf,
  type Said,
  type Saying,
  type Told,
  toldBy,
  weightOf,
} from '../../engine/model/told.ts'
import { recordOf, selectCases } from './store-cases.ts'
import { storedIncident, storedSaid, storedWindow } from './stored-words.ts'
import type { Tables, WordRow } from './tables.ts'

/** An incident of which somebody said what it was: what was known, and the answer with its weight. */
export type LabelledCase = {
  readonly incident: Incident
  readonly window: CaseWindow
  readonly answer: ToldAnswer
}

/** What people said about the incidents of one installation, and what their words may name. */
export type WordBook = {
  /** The case whose issue stands under this number in the repository. */
  caseOfIssue(repo: Repo, issue: number): Promise<CaseRecord | null>
  /** Keeps what may be named; takes the place of what was kept before. */
  keepWindow(incident: IncidentId, window: CaseWindow): Promise<void>
  window(incident: IncidentId): Promise<CaseWindow | null>
  /** Keeps a saying with its weight, once for each source. */
  record(incident: IncidentId, saying: Saying): Promise<void>
  /** What was kept from this source. */
  from(source: string): Promise<Said | null>
  told(incident: IncidentId): Promise<Told>
  /** How many words of an account were taken since then. */
  countBy(account: string, since: Instant): Promise<number>
  /** Every incident with an answer, in the order of their ids. */
  labelled(): Promise<readonly LabelledCase[]>
}

export function storeWords(db: Kysely<Tables>, installation: string): WordBook {
  return {
    caseOfIssue: async (repo, issue) => await caseOfIssue(db, installation, repo, issue),
    keepWindow: async (incident, window) => {
      const said = { window: JSON.stringify(window), kept_at: new Date() }
      await db
        .insertInto('windows')
        .values({ installation, incident_id: incident, ...said })
        .onConflict((conflict) => conflict.columns(['installation', 'incident_id']).doUpdateSet(said))
        .execute()
    },
    window: async (incident) => {
      const row = await db
        .selectFrom('windows')
        .select('window')
        .where('installation', '=', installation)
        .where('incident_id', '=', incident)
        .executeTakeFirst()
      return row === undefined ? null : storedWindow.parse(row.window)
    },
    record: async (incident, { source, by, at, said }) => {
      const row = { installation, source, incident_id: incident, said_by: by, at }
      await db
        .insertInto('words')
        .values({ ...row, said: JSON.stringify(said), weight: weightOf(said) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    from: async (source) => {
      const row = await selectWords(db, installation).where('source', '=', source).executeTakeFirst()
      return row === undefined ? null : storedSaid.parse(row.said)
    },
    told: async (incident) => {
      const rows = await selectWords(db, installation).where('incident_id', '=', incident).execute()
      return toldBy(rows.map(toSaying))
    },
    countBy: async (account, since) => await countBy(db, installation, account, since),
    labelled: async () => await labelled(db, installation),
  }
}

async function caseOfIssue(
  db: Kysely<Tables>,
  installation: string,
  repo: Repo,
  issue: number,
): Promise<CaseRecord | null> {
  const row = await selectCases(db, installation)
    .where('owner', '=', repo.owner)
    .where('name', '=', repo.name)
    .where('issue_url', 'like', `%/issues/${issue}`)
    .orderBy('updated_at', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : recordOf(row)
}

async function countBy(
  db: Kysely<Tables>,
  installation: string,
  account: string,
  since: Instant,
): Promise<number> {
  const rows = await db
    .selectFrom('words')
    .select('source')
    .where('installation', '=', installation)
    .where('said_by', '=', account)
    .where('at', '>=', new Date(since))
    .execute()
  return rows.length
}

async function labelled(db: Kysely<Tables>, installation: string): Promise<readonly LabelledCase[]> {
  const words = await selectWords(db, installation).select('incident_id').execute()
  const byIncident = Map.groupBy(words, (row) => row.incident_id)
  const known = await db
    .selectFrom('cases')
    .innerJoin('windows', (join) =>
      join
        .onRef('windows.installation', '=', 'cases.installation')
        .onRef('windows.incident_id', '=', 'cases.incident_id'),
    )
    .select(['cases.incident_id as id', 'cases.incident as incident', 'windows.window as window'])
    .where('cases.installation', '=', installation)
    .orderBy('cases.incident_id')
    .execute()
  return known.flatMap((row) => {
    const answer = answerOf((byIncident.get(row.id) ?? []).map(toSaying))
    if (answer === null) return []
    return [{ incident: storedIncident.parse(row.incident), window: storedWindow.parse(row.window), answer }]
  })
}

function selectWords(db: Kysely<Tables>, installation: string) {
  return db
    .selectFrom('words')
    .select(['source', 'said_by', 'at', 'said'])
    .where('installation', '=', installation)
}

type SelectedWord = Pick<WordRow, 'source' | 'said_by'> & { readonly at: Date; readonly said: unknown }

function toSaying({ source, said_by: by, at, said }: SelectedWord): Saying {
  return { source, by, at: at.toISOString() as Instant, said: storedSaid.parse(said) }
}
