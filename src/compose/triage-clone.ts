import { writeDossier } from '../adapters/case-file/write-dossier.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Forge } from '../engine/ports.ts'
import { gatherDossier, triage, type Triaged } from '../engine/triage.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { terminalReport } from './terminal-report.ts'

/** Triages for a person at a terminal: nothing is written anywhere, nobody else is asked. */
export async function triageClone(incident: Incident, forge: Forge): Promise<Triaged> {
  const triaged = await triage(
    incident,
    {
      forge,
      actor: null,
      cases: null,
      model: null,
      clock: { now: () => Date.now() },
      journal: { note: () => undefined },
      forgeUrl: 'https://github.com',
      apiCalls: () => 0,
    },
    terminalPolicy,
  )
  return { ...triaged, report: terminalReport(triaged.report) }
}

/** The text of the dossier file of an incident. */
export async function recordDossier(incident: Incident, forge: Forge): Promise<string> {
  return writeDossier(await gatherDossier(incident, forge))
}
