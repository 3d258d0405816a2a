import { writeDossier } from '../adapters/case-file/write-dossier.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Forge } from '../engine/ports.ts'
import { triage } from '../engine/triage.ts'
import type { Triaged } from '../engine/world.ts'
import type { CloneForge } from './compose-clone.ts'
import type { TerminalModel } from './terminal-model.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { terminalReport } from './terminal-report.ts'

export type TriageCloneOptions = {
  /** Null: the shipped ones. */
  readonly weights?: RankerWeights | null
  readonly model?: TerminalModel
  /** Hears of the triage as it stands before a language model is asked; not called where none is. */
  readonly beforeAsking?: (first: Triaged) => void
}

/** Triages for a person at a terminal: nothing is written anywhere, and nobody is asked but the model, if any. */
export async function triageClone(
  incident: Incident,
  forge: CloneForge,
  { weights = null, model, beforeAsking }: TriageCloneOptions = {},
): Promise<Triaged> {
  const composed = model?.kind === 'asks' ? await model.modelFor(incident) : null
  const triaged = await triage(
    incident,
    {
      forge,
      reverts: forge.reverts,
      actor: null,
      cases: null,
      model: composed?.model ?? null,
      modelDollars: () => composed?.dollars() ?? null,
      beforeAsking: async (first) => beforeAsking?.(atTerminal(first)),
      clock: { now: () => Date.now() },
      journal: { note: () => undefined },
      forgeUrl: 'https://github.com',
      apiCalls: () => 0,
      weights: weights ?? rankerWeights,
      configuration: model?.kind === 'asks' ? model.heard.says : [],
    },
    model?.kind === 'asks' ? model.heard.policy : terminalPolicy,
  )
  return atTerminal(triaged)
}

function atTerminal(triaged: Triaged): Triaged {
  return { ...triaged, report: terminalReport(triaged.report) }
}

/** The text of the dossier file of an incident. */
export async function recordDossier(incident: Incident, forge: Forge): Promise<string> {
  return writeDossier(await gatherDossier(incident, forge))
}
