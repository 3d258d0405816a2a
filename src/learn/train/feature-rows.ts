import { investigate } from '../../engine/judge/investigate.ts'
import { sceneOf } from '../../engine/judge/ranking/feature.ts'
import { features } from '../../engine/judge/ranking/features.ts'
import { noneFeatures } from '../../engine/judge/ranking/none-features.ts'
import { retrievePromising } from '../../engine/judge/retrieve-promising.ts'
import { sharpness } from '../../engine/judge/sharpness.ts'
import { guarded } from '../../engine/judge/verdict/decide.ts'
import { mayName } from '../../engine/judge/verdict/may-name.ts'
import type { Dossier } from '../../engine/model/dossier.ts'
import type { Lead } from '../../engine/model/match.ts'
import { redAtMerge } from '../../engine/model/red-at-merge.ts'
import type { Reading } from '../../engine/model/symptom.ts'
import { isCulprit } from '../measure/is-culprit.ts'
import type { Truth } from '../truth.ts'
import type { FeatureRows, TrainingCase } from './training-case.ts'

/** The feature values that judging this dossier would weigh, with the truth beside them. */
export function featureRows(dossier: Dossier, truth: Truth): TrainingCase {
  const question = investigate(dossier)
  const { reading } = question
  const { leads, candidates, passedOver } = retrievePromising(question)
  const kept = new Set(candidates.map(({ id }) => id))
  const ids = leads.map(({ change }) => change.id)
  const culpritRows = ids.flatMap((id, row) => (isCulprit(id, truth.culprits) ? [row] : []))
  const innocent = leads.filter((_, row) => !culpritRows.includes(row))
  return {
    id: truth.id,
    repo: truth.repo,
    at: truth.at,
    culprits: truth.culprits,
    ids,
    passedOver,
    kept: ids.map((id) => kept.has(id)),
    rows: rowsOf(leads, reading, dossier),
    culpritRows,
    withoutCulprits: culpritRows.length === 0 ? null : rowsOf(innocent, reading, dossier),
    sharpness: sharpness(question),
    silence: guarded(dossier, reading),
    mayName: mayName(dossier, reading),
  }
}

/** Features compare changes with each other, so they are worked out for exactly these leads. */
function rowsOf(leads: readonly Lead[], reading: Reading, facts: Dossier): FeatureRows {
  const changes = leads.map(({ change }) => change)
  const scene = sceneOf(leads, facts.context.past, redAtMerge(facts, changes))
  return {
    changes: leads.map((lead) => features.map(({ of }) => of(lead, scene))),
    none: noneFeatures.map(({ of }) => of({ facts, reading, scene })),
  }
}
