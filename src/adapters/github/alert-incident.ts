import type { Alert } from '../../engine/model/alert.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { incidentKey } from './incident-key.ts'

/** What an alert is about, while it fires and when it ends. */
export function failingOfAlert({ name, environment, key, says }: Alert): Failing {
  const known = key === undefined ? {} : { key }
  return { kind: 'alert', name, environment, ...known, ...(says === '' ? {} : { says }) }
}

/** The incident of an alert that fires over a commit. */
export function incidentOfAlert(repo: Repo, alert: Alert, badSha: Sha): Incident {
  const { name, environment, at } = alert
  const repositoryId = `${repo.owner}/${repo.name}`.toLowerCase()
  const where = environment === null ? '' : ` in ${environment}`
  return {
    id: incidentKey({ kind: 'alert', repositoryId, name, environment, sha: badSha }),
    repo,
    failing: failingOfAlert(alert),
    title: `${name} fired${where}`,
    badSha,
    seenAt: at,
  }
}
