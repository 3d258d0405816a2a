import type { Sha } from '../../../src/engine/model/ids.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'

/** Some incident; the git adapter goes by its own choice of commits and looks at nothing of it. */
export const anIncident: Incident = {
  id: 'incident-1' as Incident['id'],
  repo: { owner: 'octo', name: 'shop' },
  failing: { kind: 'check', name: 'unit' },
  title: 'unit failed',
  badSha: '0'.repeat(40) as Sha,
  seenAt: null,
}
