import type { Policy } from '../engine/model/policy.ts'
import type { Config } from './schema.ts'

/** What the owner's configuration lets us do and how sure we have to be. */
export function policyFromConfig({
  mode,
  thresholds,
  maxSuspects,
  revert,
  report,
  rerun,
  languageModel,
}: Config): Policy {
  return {
    mode,
    culpritFrom: thresholds.culprit,
    shortlistFrom: thresholds.shortlist,
    shortlistLength: maxSuspects,
    reportTo: report.to,
    revert: {
      mode: revert.mode,
      automaticFrom: revert.automaticFrom,
      oldestHours: revert.maxAgeHours,
      mostPerDay: revert.maxPerDay,
    },
    rerun: { mode: rerun.mode, mostPerIncident: rerun.maxPerIncident, workflows: rerun.workflows },
    election: {
      candidates: languageModel.candidates,
      repeats: languageModel.repeats,
      influence: languageModel.influence,
      weight: languageModel.weight,
      explains: languageModel.explain,
    },
  }
}
