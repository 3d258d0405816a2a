import { writeDossier } from '../adapters/case-file/write-dossier.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Forge } from '../engine/ports.ts'
import { triage, type Triaged } from '../engine/triage.ts'
import type { CloneForge } from './compose-clone.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { terminalReport } from './terminal-report.ts'

/** Triages for a person at a terminal: nothing is written anywhere, nobody else is asked. */
export async function triageClone(
  incident: Incident,
  forge: CloneForge,
  weights: RankerWeights | null = null,
): Promise<Triaged> {
  const triaged = await triage(
    incident,
    {
      forge,
      reverts: forge.reverts,
      actor: null,
      cases: null,
      model: null,
      clock: { now: () => Date.now() },
      journal: { note: () => undefined },
      forgeUrl: 'https://github.com',
      apiCalls: () => 0,
      weights: weights ?? rankerWeights,
    },
    terminalPolicy,
  )
  return { ...triaged, report: terminalReport(triaged.report) }
}

/** The text of the dossier file of an incident. */
export async function recordDossier(incident: Incident, forge: Forge): Promise<string> {
  return writeDossier(await gatherDossier(incident, forge))
}
